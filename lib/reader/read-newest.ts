import type { Clock } from '@/lib/clock';
import type { ShardRead } from '@/lib/contract/record';
import type { KinesisRecord, RecordsPage } from '@/lib/kinesis/get-records';
import type { ShardCursor } from './shard-cursor';

interface Reading {
  clock: Clock;
  limit: number;
  /** No record is older: the start of retention. */
  oldestMs: number;
}

interface Sweep {
  /** The newest records seen, at most `limit`, oldest first. */
  records: KinesisRecord[];
  seen: number;
  /** How it ended, or the shorter window in milliseconds that a busy shard suggests. */
  end: ShardRead['end'] | { shorterMs: number };
}

const FIRST_WINDOW_MS = 30_000;
const SHORTEST_WINDOW_MS = 1_000;
const LEAST_GROWTH = 4;
const MOST_GROWTH = 120;
/** A window is aimed at half as many records again as are wanted: rates waver. */
const MARGIN = 1.5;
/** @see https://docs.aws.amazon.com/kinesis/latest/APIReference/API_GetRecords.html */
const PAGE_RECORDS = 10_000;

/**
 * The newest records that a shard holds. The service has no way to read backwards, so this reads from some time ago
 * to the tip and measures the shard by it: a window too short is made longer, one too long for the calls, shorter.
 * Records go into `kept`, so that a failure leaves what was read before it.
 */
export async function readNewest(
  cursor: ShardCursor,
  kept: KinesisRecord[],
  reading: Reading,
): Promise<ShardRead['end']> {
  let windowMs = FIRST_WINDOW_MS;
  let mayShorten = true;
  for (;;) {
    const sinceMs = reading.clock.now() - windowMs;
    const holdsAll = sinceMs <= reading.oldestMs;
    await cursor.moveTo(holdsAll ? { type: 'oldest' } : { type: 'time', atMs: sinceMs });
    const { records, seen, end } = await sweep(cursor, {
      limit: reading.limit,
      windowMs,
      mayShorten,
    });
    if (typeof end === 'object') {
      windowMs = end.shorterMs;
      mayShorten = false;
      continue;
    }
    // A longer window that was not read to its end holds older records than the shorter one before it.
    if (end !== 'call_budget' || kept.length === 0) kept.splice(0, kept.length, ...records);
    if (end === 'call_budget') return end;
    if (kept.length >= reading.limit) return 'limit';
    if (holdsAll) return end;
    windowMs *= growth(reading.limit, seen);
  }
}

function growth(limit: number, seen: number): number {
  if (seen === 0) return MOST_GROWTH;
  return Math.min(MOST_GROWTH, Math.max(LEAST_GROWTH, (limit / seen) * MARGIN));
}

interface Window {
  limit: number;
  windowMs: number;
  mayShorten: boolean;
}

/** Reads on to the tip, keeping the last records. */
async function sweep(cursor: ShardCursor, window: Window): Promise<Sweep> {
  let records: KinesisRecord[] = [];
  let seen = 0;
  for (;;) {
    const page = await cursor.next(PAGE_RECORDS);
    if (!page) return { records, seen, end: 'call_budget' };
    seen += page.records.length;
    records = [...records, ...page.records].slice(-window.limit);
    if (page.nextIterator === null) return { records, seen, end: 'shard_end' };
    if (page.millisBehindLatest === 0) return { records, seen, end: 'tip' };
    const shorterMs = shorterWindow(page, seen, window);
    if (shorterMs !== undefined) return { records, seen, end: { shorterMs } };
  }
}

/** After a page that did not reach the tip: the window that holds enough, if it saves reading what lies between. */
function shorterWindow(
  { millisBehindLatest }: RecordsPage,
  seen: number,
  { limit, windowMs, mayShorten }: Window,
): number | undefined {
  if (!mayShorten || millisBehindLatest === null || seen === 0) return undefined;
  const coveredMs = Math.max(1, windowMs - millisBehindLatest);
  const neededMs = Math.max(SHORTEST_WINDOW_MS, ((limit * coveredMs) / seen) * MARGIN);
  return neededMs < millisBehindLatest / 2 ? neededMs : undefined;
}
