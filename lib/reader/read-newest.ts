import type { Clock } from '@/lib/clock';
import type { ShardRead } from '@/lib/contract/record';
import type { KinesisRecord, RecordsPage } from '@/lib/kinesis/get-records';
import { firstWindow, type WindowSearch } from './newest-window';
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
  /** `too_long`: the tip is so far off that a shorter window is the shorter way to it. */
  end: 'tip' | 'shard_end' | 'call_budget' | 'too_long';
}

/** Small at first: a call that returns 10 MB closes the shard to every consumer for five seconds. */
const FIRST_PAGE_RECORDS = 200;
const LARGEST_PAGE_RECORDS = 4_000;

/**
 * The newest records that a shard holds. The service has no way to read backwards, so this reads from some time ago
 * to the tip, and looks for the window that holds enough: a longer one where there were too few records, a
 * shorter one where the tip was too far off. Records go into `kept`, so that a failure leaves what was read.
 */
export async function readNewest(
  cursor: ShardCursor,
  kept: KinesisRecord[],
  { clock, limit, oldestMs }: Reading,
): Promise<ShardRead['end']> {
  for (let search = firstWindow(limit); ; ) {
    const sinceMs = clock.now() - search.windowMs;
    const holdsAll = sinceMs <= oldestMs;
    cursor.moveTo(holdsAll ? { type: 'oldest' } : { type: 'time', atMs: sinceMs });
    const { records, seen, end } = await sweep(cursor, limit, search);
    // What did not reach the tip is older than what a shorter window brought before.
    const reachedTip = end === 'tip' || end === 'shard_end';
    if (reachedTip || kept.length === 0) kept.splice(0, kept.length, ...records);
    if (end === 'call_budget') return end;
    if (reachedTip && kept.length >= limit) return 'limit';
    if (reachedTip && holdsAll) return end;
    search = reachedTip ? search.longer(seen) : search.shorter(seen, cursor.millisBehindLatest);
  }
}

/** Reads on to the tip, keeping the last records. */
async function sweep(cursor: ShardCursor, limit: number, search: WindowSearch): Promise<Sweep> {
  let records: KinesisRecord[] = [];
  let seen = 0;
  for (;;) {
    const page = await cursor.next(pageRecords(limit, cursor.calls));
    if (!page) return { records, seen, end: 'call_budget' };
    seen += page.records.length;
    records = [...records, ...page.records].slice(-limit);
    const end = endOf(page);
    if (end) return { records, seen, end };
    if (search.isWorthShortening(seen, page.millisBehindLatest)) {
      return { records, seen, end: 'too_long' };
    }
  }
}

const endOf = ({ nextIterator, millisBehindLatest }: RecordsPage) =>
  nextIterator === null ? 'shard_end' : millisBehindLatest === 0 ? 'tip' : undefined;

/** Twice as many with each call, so that a shard which fills unevenly is read through all the same. */
function pageRecords(limit: number, calls: number): number {
  return Math.min(LARGEST_PAGE_RECORDS, Math.max(FIRST_PAGE_RECORDS, 2 * limit) * 2 ** calls);
}
