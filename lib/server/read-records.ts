import 'server-only';
import type { z } from 'zod';
import { instantSchema } from '@/lib/contract/names';
import type { RecordsAnswer } from '@/lib/contract/record';
import { AppError, invalidField } from '@/lib/errors';
import { formatCount } from '@/lib/format/format-count';
import { listShards } from '@/lib/kinesis/list-shards';
import { sampleRecords } from '@/lib/reader/sample-records';
import type { Start } from '@/lib/reader/sample-shard';
import { compileFilterField } from './compile-filter-field';
import type { ConnectionDeps } from './connection-deps';
import type { recordsQuerySchema } from './query-schemas';
import { oldestOf, textBytes } from './reading-room';
import { requireShards } from './require-shards';

const HOUR_MS = 3_600_000;
const MAX_SHARDS = 100;

type Query = z.output<typeof recordsQuerySchema>;

interface Question {
  stream: string;
  query: Query;
  signal: AbortSignal;
}

/**
 * A sample of a stream's records, decoded. Those who ask the same at the same time share one reading.
 * @throws stream_not_found, shard_not_found, invalid_input at `at` or `filter`, and what reading throws
 */
export function readRecords(deps: ConnectionDeps, question: Question): Promise<RecordsAnswer> {
  const key = JSON.stringify([question.stream, question.query]);
  return deps.records.value(key, question.signal, (signal) => read(deps, { ...question, signal }));
}

async function read(
  deps: ConnectionDeps,
  { stream, query, signal }: Question,
): Promise<RecordsAnswer> {
  const { clock } = deps;
  const filter = compileFilterField(query.filter);
  const detail = await deps.stream(stream, signal);
  const retainedSinceMs = clock.now() - detail.retentionHours * HOUR_MS;
  const { start, notice } = startOf(query, { nowMs: clock.now(), retainedSinceMs });
  const shards = await shardsOf(deps, { stream, shard: query.shard, start, signal });
  const reading = sampleRecords(deps.readingRoom, {
    stream,
    shards: shards.slice(0, MAX_SHARDS),
    start,
    limit: query.limit,
    oldestMs: oldestOf(detail, clock.now()),
    maxTextBytes: textBytes(query),
    settings: await deps.decoding.compiled(stream),
    ...(filter && { filter }),
    signal,
  });
  const sample = await (query.at === undefined ? reading : faultsAtPosition(reading));
  const own = [notice, crowdNotice(shards.length)].filter((one) => one !== undefined);
  return { stream, from: query.from, ...sample, notices: [...own, ...sample.notices] };
}

interface Times {
  nowMs: number;
  retainedSinceMs: number;
}

function startOf(query: Query, { nowMs, retainedSinceMs }: Times) {
  const { from, at = '' } = query;
  if (from === 'latest' || from === 'oldest') return { start: { type: from } } as const;
  if (from !== 'time') return { start: { type: from, sequenceNumber: at } } as const;
  const atMs = instantSchema.parse(at);
  if (atMs > nowMs) throw invalidField('at', 'lies in the future');
  if (atMs >= retainedSinceMs) return { start: { type: 'time', atMs } } as const;
  const since = new Date(retainedSinceMs).toISOString();
  return {
    start: { type: 'oldest' },
    notice: `${new Date(atMs).toISOString()} lies before retention, which starts at ${since}: read from the oldest record instead.`,
  } as const;
}

interface ShardChoice {
  stream: string;
  shard: string | undefined;
  start: Start;
  signal: AbortSignal;
}

/** The named shard, or all that can hold records from the start on. */
async function shardsOf(
  deps: ConnectionDeps,
  { stream, shard, start, signal }: ShardChoice,
): Promise<string[]> {
  const wanted = shard === undefined ? [] : [shard];
  const known = await requireShards(deps, { stream, shards: wanted, signal });
  if (shard !== undefined) return wanted;
  const eligible =
    start.type === 'time'
      ? await listShards(deps.clients.kinesis, { stream, sinceMs: start.atMs, signal })
      : known.filter(({ state }) => start.type !== 'latest' || state === 'open');
  return eligible.map(({ id }) => id);
}

const crowdNotice = (count: number) =>
  count > MAX_SHARDS
    ? `${MAX_SHARDS} of ${formatCount(count)} shards were read. Name a shard to read another.`
    : undefined;

/** What the service has against the position that was asked for, such as a sequence number of another shard, is a fault at `at`. */
async function faultsAtPosition<T>(sample: Promise<T>): Promise<T> {
  try {
    return await sample;
  } catch (error) {
    if (error instanceof AppError && error.code === 'invalid_input') {
      throw invalidField('at', error.message);
    }
    throw error;
  }
}
