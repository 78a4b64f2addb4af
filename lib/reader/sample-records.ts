import type { RecordsAnswer, RecordView, ShardRead } from '@/lib/contract/record';
import type { CompiledSettings } from '@/lib/decode/compile-settings';
import type { CompiledFilter } from '@/lib/filter/compile-filter';
import { formatCount } from '@/lib/format/format-count';
import { Examiner } from './examiner';
import { mapLimited } from './map-limited';
import { mergeRecords, type ShardRecord } from './merge-records';
import { type SampleWish, type ShardSample, sampleShard } from './sample-shard';
import type { ReadingRoom } from './shard-pager';

interface Wish extends SampleWish {
  stream: string;
  shards: readonly string[];
  /** Most bytes of each payload's text in the answer. */
  maxTextBytes: number;
  /** How the stream's records are to be decoded. */
  settings: CompiledSettings;
  /** Of the records read, only those that it lets through are answered. */
  filter?: CompiledFilter;
}

type Sample = Omit<RecordsAnswer, 'stream' | 'from'>;
type Rows = Pick<Sample, 'records' | 'notices' | 'scanned' | 'unevaluated'>;

const SHARDS_AT_ONCE = 8;
/** An aggregate is as many rows as it has sub-records. */
const MAX_ROWS = 5_000;

/**
 * Samples shards of a stream and merges what they hold: newest first from `latest`, else oldest first. `limit` counts
 * records of the stream, of which an aggregate is one. A shard that fails says so and takes nothing from the others.
 * @throws the first shard's error when every shard failed
 */
export async function sampleRecords(room: ReadingRoom, wish: Wish): Promise<Sample> {
  const { stream, shards, limit } = wish;
  const newestFirst = wish.start.type === 'latest';
  let merged: ShardRecord[] = [];
  const samples = await mapLimited(shards, SHARDS_AT_ONCE, async (shard) => {
    const { records, ...sample } = await sampleShard(room, { stream, shard }, wish);
    const own = records.map((record) => ({ shard, record }));
    // Merged as they come, so that no more than the answer's records are held.
    merged = mergeRecords([...merged, ...own], { limit, newestFirst });
    return { ...sample, found: records.length };
  });
  const [first] = samples;
  if (first?.error && samples.every(({ error }) => error)) throw first.error;
  const { shown, ...rows } = await toRows(merged, wish, newestFirst);
  return {
    ...rows,
    shards: samples.map((sample) => toShardRead(sample, merged.slice(0, shown))),
    raisesIteratorAge: samples.some(({ readStale }) => readStale),
  };
}

async function toRows(
  merged: readonly ShardRecord[],
  { settings, maxTextBytes, filter, signal }: Wish,
  newestFirst: boolean,
): Promise<Rows & { shown: number }> {
  const examiner = new Examiner({ settings, maxTextBytes, ...(filter && { filter }) });
  const answer = (shown: number, notices: string[]) => {
    const { scanned, unevaluated } = examiner;
    return { records: rows, shown, notices, scanned, unevaluated };
  };
  const rows: RecordView[] = [];
  for (const [shown, { shard, record }] of merged.entries()) {
    const own = await examiner.examine(shard, [record], signal);
    if (rows.length + own.length > MAX_ROWS) {
      const left = merged.length - shown;
      const notice = `${formatCount(rows.length)} rows are shown; the sub-records of ${formatCount(left)} more records would be over ${formatCount(MAX_ROWS)}.`;
      return answer(shown, [notice]);
    }
    rows.push(...(newestFirst ? own.toReversed() : own));
  }
  return answer(merged.length, []);
}

type Outcome = Omit<ShardSample, 'records'> & { found: number };

function toShardRead(sample: Outcome, merged: readonly ShardRecord[]): ShardRead {
  const { shard, found, calls, millisBehindLatest, end, error } = sample;
  const own = merged
    .filter((one) => one.shard === shard)
    .map(({ record }) => record.sequenceNumber);
  return {
    shard,
    records: own.length,
    calls,
    millisBehindLatest,
    lastSequenceNumber: own.toSorted((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1)).at(-1) ?? null,
    end: own.length < found && end !== 'failed' ? 'limit' : end,
    problem: error && { code: error.code, detail: error.message },
  };
}
