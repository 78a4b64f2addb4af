import 'server-only';
import type { z } from 'zod';
import type { SearchMessage } from '@/lib/contract/reading';
import type { StreamDetail } from '@/lib/contract/stream';
import { AppError, invalidField } from '@/lib/errors';
import { listShards } from '@/lib/kinesis/list-shards';
import { removeLeftovers } from '@/lib/reader/fan-out-leftovers';
import { FanOutReader } from '@/lib/reader/fan-out-reader';
import { pollingReader } from '@/lib/reader/search-polling';
import { searchRange } from '@/lib/reader/search-range';
import type { SearchReader } from '@/lib/reader/search-source';
import { shardsAskedFor, shardsOfCursor } from './choose-shards';
import type { ConnectionDeps } from './connection-deps';
import type { searchQuerySchema } from './reading-query-schemas';
import { oldestOf, openExaminer } from './reading-room';

const MIB = 2 ** 20;

interface Question {
  stream: string;
  query: z.output<typeof searchQuerySchema>;
  signal: AbortSignal;
}

/**
 * The records of a time range that a filter lets through, with progress and the reason why it stopped.
 * @throws invalid_input at `from`, `filter` or `cursor`, not_allowed for a fan-out reader, stream_not_found,
 *   shard_not_found, and what reading throws
 */
export async function* readSearch(
  deps: ConnectionDeps,
  { stream, query, signal }: Question,
): AsyncGenerator<SearchMessage> {
  const { clock, readingRoom } = deps;
  const examiner = await openExaminer(deps, stream, query);
  const detail = await deps.stream(stream, signal);
  const oldestMs = oldestOf(detail, clock.now());
  const { fromMs, toMs, notices } = rangeOf(query, { nowMs: clock.now(), oldestMs });
  const choice = { stream, ...query, signal };
  const chosen =
    (await shardsOfCursor(deps, choice)) ??
    (await shardsAskedFor(deps, choice, async () =>
      (
        await listShards(deps.clients.kinesis, { stream, sinceMs: fromMs, signal })
      ).map(({ id }) => id),
    ));
  yield* searchRange(readingRoom.clock, {
    ...chosen,
    stream,
    fromMs,
    toMs,
    oldestMs,
    examiner,
    limit: query.limit,
    maxBytes: query.budgetMiB * MIB,
    reader: await openReader(deps, { detail, query, signal }),
    signal,
    notices: [...notices, ...chosen.notices],
  });
}

interface Times {
  nowMs: number;
  oldestMs: number;
}

function rangeOf({ from, to }: Question['query'], { nowMs, oldestMs }: Times) {
  if (from > nowMs) throw invalidField('from', 'lies in the future');
  const notices: string[] = [];
  if (to !== undefined && to > nowMs)
    notices.push('The range ends now: its end lies in the future.');
  if (from < oldestMs) {
    notices.push(
      `The range begins with the oldest record, at ${new Date(oldestMs).toISOString()}.`,
    );
  }
  return { fromMs: Math.max(from, oldestMs), toMs: Math.min(to ?? nowMs, nowMs), notices };
}

interface Reading {
  detail: StreamDetail;
  query: Question['query'];
  signal: AbortSignal;
}

async function openReader(
  deps: ConnectionDeps,
  { detail, query, signal }: Reading,
): Promise<SearchReader> {
  const { config, clients, clock, readingRoom } = deps;
  if (query.reader === 'polling') return pollingReader(readingRoom, detail.name);
  if (!config.allow.includes('operate')) {
    throw new AppError(
      'not_allowed',
      `A fan-out reader registers a consumer. Add "operate" to the "allow" of ${config.name} to permit this.`,
    );
  }
  const { kinesis: client, kinesisStreaming: streaming } = clients;
  await removeLeftovers({ client, clock, streamArn: detail.arn }, signal);
  const stream = detail.name;
  return new FanOutReader({ control: client, streaming, clock, stream, streamArn: detail.arn });
}
