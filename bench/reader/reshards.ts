import { verdict } from '@/bench/verdict';
import { type ReaderWorld, STREAM, startReaderWorld } from '@/lib/local/start-reader-world';
import { TailViewer } from '@/lib/local/watch-tail';
import { ShardFeeds } from '@/lib/reader/shard-feeds';

const ROUNDS = 5;
const RECORDS = 2_000;
const SETTLED_MS = 20_000;

/** Shards that are split and merged in mid-tail, records before and after: what is lost, and what comes twice. */
export async function measureReshards(): Promise<void> {
  const world = await startReaderWorld({ shards: 1 });
  const viewer = new TailViewer(new ShardFeeds(world.room), {
    stream: STREAM,
    shards: world.shards,
  });
  try {
    await world.pass(100);
    let written = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      written = write(world, written);
      split(world);
      written = write(world, written);
      await world.pass(SETTLED_MS);
      written = write(world, written);
      merge(world);
      written = write(world, written);
      await world.pass(SETTLED_MS);
    }
    const seen = new Set(viewer.texts);
    const [lost, doubled] = [written - seen.size, viewer.texts.length - seen.size];
    verdict({ what: 'P4 reader/lost-across-reshards', value: lost, goal: { atMost: 0 } });
    verdict({ what: 'P4 reader/doubled-across-reshards', value: doubled, goal: { atMost: 0 } });
  } finally {
    await viewer.leave();
    await world.close();
  }
}

const openShards = ({ engine }: ReaderWorld) => engine.shardLoads(STREAM);

/** Numbered from `from` on, over all open shards. */
function write(world: ReaderWorld, from: number): number {
  const open = openShards(world);
  const share = RECORDS / open.length;
  open.forEach(({ shardId }, index) => {
    const first = from + index * share;
    world.put(shardId, ...Array.from({ length: share }, (_, n) => `${first + n}`));
  });
  return from + RECORDS;
}

function split(world: ReaderWorld): void {
  const [shard] = openShards(world);
  world.engine.execute('SplitShard', {
    StreamName: STREAM,
    ShardToSplit: shard?.shardId,
    NewStartingHashKey: String(2n ** 127n),
  });
}

function merge(world: ReaderWorld): void {
  const [low, high] = openShards(world);
  world.engine.execute('MergeShards', {
    StreamName: STREAM,
    ShardToMerge: low?.shardId,
    AdjacentShardToMerge: high?.shardId,
  });
}
