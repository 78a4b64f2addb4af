import { verdict } from '@/bench/verdict';
import { type ReaderWorld, STREAM, startReaderWorld } from '@/lib/local/start-reader-world';
import { TailViewer } from '@/lib/local/watch-tail';
import { ShardFeeds } from '@/lib/reader/shard-feeds';

const SECONDS = 60;
const RECORDS_PER_SECOND = 100;
const MANY = [5, 50];
/** One a second, and those at both ends of the time. */
const MOST_CALLS = SECONDS + 2;

/** GetRecords calls of one shard, as the service counts them, while so many watch the same tail for a minute. */
export async function measureViewers(): Promise<void> {
  const world = await startReaderWorld({ shards: 1 });
  try {
    const alone = await callsWith(1, world);
    const what = `P8 reader/calls-in-${SECONDS}-s 1-viewer`;
    verdict({ what, value: alone, goal: { atMost: MOST_CALLS } });
    for (const viewers of MANY) {
      const value = await callsWith(viewers, world);
      const goal = { atMost: alone };
      verdict({ what: `P8 reader/calls-in-${SECONDS}-s ${viewers}-viewers`, value, goal });
    }
  } finally {
    await world.close();
  }
}

async function callsWith(count: number, world: ReaderWorld): Promise<number> {
  const [shard = ''] = world.shards;
  const feeds = new ShardFeeds(world.room);
  const before = world.getRecordsCalls(shard);
  const wish = { stream: STREAM, shards: world.shards };
  const viewers = Array.from({ length: count }, () => new TailViewer(feeds, wish));
  await world.pass(100);
  for (let second = 0; second < SECONDS; second += 1) {
    world.put(shard, ...Array<string>(RECORDS_PER_SECOND).fill('record'));
    await world.pass(1_000);
  }
  for (const viewer of viewers) await viewer.leave();
  // A full burst for the next ones, as the first had it.
  await world.pass(10_000);
  return world.getRecordsCalls(shard) - before;
}
