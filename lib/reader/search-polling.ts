import type { Position } from '@/lib/kinesis/get-shard-iterator';
import { PageSize } from './page-size';
import type { SearchReader, ShardSource, SourceWish } from './search-source';
import { type ReadingRoom, ShardPager } from './shard-pager';

/** So many failures in a row, over more than a minute, and the shard is given up; the cursor goes on with it. */
const MAX_FAILURES = 12;

/** Reads by GetRecords, each shard inside its budget. */
export function pollingReader(room: ReadingRoom, stream: string): SearchReader {
  return {
    kind: 'polling',
    open: () => Promise.resolve(),
    ready: () => Promise.resolve(),
    close: () => Promise.resolve(null),
    read: (wish) => poll(room, stream, wish),
  };
}

function poll(room: ReadingRoom, stream: string, wish: SourceWish): ShardSource {
  const { shard, position, onTrouble, signal } = wish;
  const paging = { stream, shard, onTrouble, maxFailures: MAX_FAILURES };
  const pager = new ShardPager(room, paging, signal);
  const size = new PageSize(room.budget.aimBytes);
  pager.moveTo(startOf(position));
  return {
    get calls() {
      return pager.calls;
    },
    close: () => {},
    async next() {
      const askedAtMs = room.clock.now();
      const page = await pager.next(size.limit);
      size.learn(page.records);
      return {
        records: page.records,
        millisBehindLatest: page.millisBehindLatest,
        askedAtMs,
        isShardEnd: page.nextIterator === null,
        isAfterGap: page.isAfterGap,
      };
    },
  };
}

/** Where to begin for a cursor's position. */
export function startOf(position: SourceWish['position']): Position {
  if (position.kind === 'time') return { type: 'time', atMs: position.atMs };
  if (position.kind === 'oldest') return { type: 'oldest' };
  return { type: 'after', sequenceNumber: position.sequenceNumber };
}
