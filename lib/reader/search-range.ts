import type { Clock } from '@/lib/clock';
import type { SearchEnd, SearchMessage } from '@/lib/contract/reading';
import type { RecordView } from '@/lib/contract/record';
import { formatCount, formatCounted } from '@/lib/format/format-count';
import type { ShardPosition } from './cursor-text';
import { rowWeight } from './row-weight';
import { SearchOutbox } from './search-outbox';
import { SearchPace } from './search-pace';
import { SearchReport } from './search-report';
import { ShardSearch } from './search-shard';
import { searchShards } from './search-shards';
import type { SearchWish } from './search-wish';

const MESSAGE_RECORDS = 200;
const MESSAGE_BYTES = 1024 * 1024;
const HEARTBEAT_MS = 1_000;
const STALE_MS = 60_000;
const MEGABYTE = 1_000_000;

/**
 * Searches a time range of shards in parallel, as fast as its messages are taken and no faster. Every cursor stands
 * exactly behind the records that were given out before it. Ends without a word when the signal is aborted.
 * @throws what opening the reader throws, such as access_denied
 */
export async function* searchRange(clock: Clock, wish: SearchWish): AsyncGenerator<SearchMessage> {
  const ending = new AbortController();
  const shards = wish.shards.map((shard) => new ShardSearch(shard, startOf(shard, wish), wish));
  const report = new SearchReport(clock, shards, wish.examiner);
  const pace = new SearchPace(clock, report, wish.examiner);
  const outbox = new SearchOutbox(clock);
  let reading: Promise<void> = Promise.resolve();
  let isClosed = false;
  try {
    await wish.reader.open(wish.signal);
    yield opening(clock, wish);
    reading = searchShards(shards, { wish, outbox, ending });
    yield* whileReading(reading, { outbox, pace, wish });
    yield* pace.last();
    isClosed = true;
    yield endOf(report, { shards, wish, leftBehind: await wish.reader.close() });
  } catch (error) {
    if (!wish.signal.aborted) throw error;
  } finally {
    ending.abort();
    await reading.catch(() => {});
    if (!isClosed) await wish.reader.close();
  }
}

function startOf(shard: string, { positions, fromMs, oldestMs }: SearchWish): ShardPosition {
  const start: ShardPosition =
    fromMs <= oldestMs ? { kind: 'oldest' } : { kind: 'time', atMs: fromMs };
  return positions?.get(shard) ?? start;
}

function opening(clock: Clock, wish: SearchWish): SearchMessage {
  const { stream, fromMs, toMs, reader, shards, notices } = wish;
  return {
    type: 'open',
    stream,
    fromMs,
    toMs,
    shards: [...shards],
    reader: reader.kind,
    raisesIteratorAge: reader.kind === 'polling' && clock.now() - fromMs > STALE_MS,
    notices: [...notices],
  };
}

interface Surroundings {
  outbox: SearchOutbox;
  pace: SearchPace;
  wish: SearchWish;
}

async function* whileReading(
  reading: Promise<void>,
  { outbox, pace, wish }: Surroundings,
): AsyncGenerator<SearchMessage> {
  const close = () => outbox.close();
  reading.then(close, close);
  while (outbox.isOpen) {
    await outbox.news(HEARTBEAT_MS, wish.signal);
    const views = outbox.take();
    // Made now, so that its cursor stands behind these records and no others.
    const reports = pace.due();
    yield* inMessages(views);
    yield* reports;
  }
  await reading;
}

function* inMessages(views: readonly RecordView[]): Generator<SearchMessage> {
  let records: RecordView[] = [];
  let bytes = 0;
  for (const view of views) {
    if (records.length >= MESSAGE_RECORDS || bytes >= MESSAGE_BYTES) {
      yield { type: 'records', records };
      records = [];
      bytes = 0;
    }
    records.push(view);
    bytes += rowWeight(view);
  }
  if (records.length > 0) yield { type: 'records', records };
}

interface Outcome {
  shards: readonly ShardSearch[];
  wish: SearchWish;
  leftBehind: string | null;
}

function endOf(report: SearchReport, { shards, wish, leftBehind }: Outcome): SearchMessage {
  const reason = reasonOf(report, wish);
  const gaps = shards.filter(({ isAfterGap }) => isAfterGap).map(({ shard }) => shard);
  const details = [
    detailOf(reason, shards, wish),
    gaps.length > 0 ? `Records behind the cursor had expired in ${gaps.join(', ')}.` : null,
    leftBehind,
  ];
  return {
    type: 'end',
    reason,
    detail: details.filter((one) => one !== null).join(' '),
    cursor: report.cursor(),
  };
}

function reasonOf(report: SearchReport, { examiner, limit, maxBytes }: SearchWish): SearchEnd {
  if (report.isWhole) return 'range_end';
  if (examiner.matched >= limit) return 'limit';
  return examiner.bytes >= maxBytes ? 'budget' : 'failed';
}

function detailOf(
  reason: SearchEnd,
  shards: readonly ShardSearch[],
  { limit, maxBytes }: SearchWish,
): string {
  const failed = shards.filter(({ hasFailed }) => hasFailed).map(failureOf);
  const failures = failed.length > 0 ? ` Not to be read: ${failed.join('; ')}.` : '';
  if (reason === 'range_end') return 'Every shard was read to the end of the range.';
  if (reason === 'limit')
    return `${formatCounted(limit, 'match', 'matches')} found, and there may be more.${failures}`;
  if (reason === 'budget') {
    return `${formatCount(Math.round(maxBytes / MEGABYTE))} MB were read, as much as one search may.${failures}`;
  }
  return `The range was read in all other shards.${failures}`;
}

function failureOf(shard: ShardSearch): string {
  const { problem } = shard.progress();
  return problem ? `${shard.shard} (${problem.detail})` : shard.shard;
}
