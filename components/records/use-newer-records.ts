'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { requestJson } from '@/lib/client/request-json';
import type { RecordsAnswer, ShardRead } from '@/lib/contract/record';
import { api } from '@/lib/routes';
import type { RecordsQuery } from './records-query';
import type { StreamPlace } from './use-records';

/** Each shard is one more read; with more shards than this a new read of all is the better question. */
export const MOST_SHARDS_TO_FOLLOW = 16;

const NONE: readonly RecordsAnswer[] = [];

interface Newer {
  /** When the first read came, which these follow. */
  sinceMs: number;
  answers: readonly RecordsAnswer[];
  /** When the newest of them came. */
  readAtMs: number;
}

interface NewerWish {
  /** Records a shard. */
  limit: number;
  filter: string | undefined;
}

/** Reads on in every shard after the last record that was read there, as often as asked. */
export function useNewerRecords(place: StreamPlace, wish: NewerWish, sinceMs: number) {
  const [newer, setNewer] = useState<Newer>({ sinceMs: 0, answers: NONE, readAtMs: 0 });
  const mutation = useMutation({
    mutationFn: (reads: readonly ShardRead[]) =>
      Promise.all(
        reads
          .flatMap((read) => nextQuery(read, wish.limit) ?? [])
          .map((query) => ask(place, { ...query, filter: wish.filter })),
      ),
    onSuccess: (came) =>
      setNewer((held) => ({
        sinceMs,
        readAtMs: Date.now(),
        answers: [...(held.sinceMs === sinceMs ? held.answers : []), ...came],
      })),
  });
  const current = newer.sinceMs === sinceMs;
  return {
    answers: current ? newer.answers : NONE,
    readAtMs: current ? newer.readAtMs : sinceMs,
    mutation,
  };
}

/** Where a shard had no record yet, whatever it has now is new. */
function nextQuery(read: ShardRead, limit: number): RecordsQuery | undefined {
  const { shard, end, lastSequenceNumber } = read;
  if (end === 'shard_end') return undefined;
  if (lastSequenceNumber === null) return { shard, from: 'latest', at: undefined, limit };
  return { shard, from: 'after', at: lastSequenceNumber, limit };
}

const ask = ({ connection, stream }: StreamPlace, query: RecordsQuery) =>
  requestJson<RecordsAnswer>(api.records(connection, stream, query));
