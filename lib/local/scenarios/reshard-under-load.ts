import type { ShardLoad } from '@/lib/local/kinesis/create-kinesis-engine';
import { ServiceFault } from '@/lib/local/wire/service-fault';
import { type Scenario, ScenarioRefusal, type Stage } from './scenario';

const POLL_MS = 1_000;
const MOST_POLLS = 300;

export const reshardUnderLoad: Scenario = {
  name: 'reshard-under-load',
  title: 'Reshard under load',
  happens:
    'The shard with the most records is split in two while it is written and read; at the end its halves are merged.',
  lookFor: [
    { tab: 'shards', figure: 'the lineage: a closed parent and two open children' },
    {
      tab: 'records',
      figure: 'records of the parent that stay readable, and go on in its children',
    },
    { tab: 'overview', figure: 'the capacity, which grows with the open shards' },
  ],
  durationMs: 300_000,
  wayBack:
    'The children are merged again. The closed shards stay listed until their records are past retention.',
  begin(stage) {
    const busiest = stage.engine
      .shardLoads(stage.stream)
      .toSorted((a, b) => b.records - a.records)[0];
    if (!busiest) throw new ScenarioRefusal('conflict', `${stage.stream} has no open shard.`);
    split(stage, busiest);
    return () => mergeBack(stage, busiest);
  },
};

function split({ engine, stream }: Stage, shard: ShardLoad): void {
  const middle = (BigInt(shard.startingHashKey) + BigInt(shard.endingHashKey) + 1n) / 2n;
  try {
    engine.execute('SplitShard', {
      StreamName: stream,
      ShardToSplit: shard.shardId,
      NewStartingHashKey: String(middle),
    });
  } catch (error) {
    if (error instanceof ServiceFault) throw new ScenarioRefusal('conflict', error.message);
    throw error;
  }
}

/** Merges what is left of the split, when the stream has settled; somebody else may have resharded it meanwhile. */
async function mergeBack(stage: Stage, parent: ShardLoad): Promise<void> {
  const { engine, clock, stream: StreamName } = stage;
  for (let polls = 0; polls < MOST_POLLS && !isActive(stage); polls += 1)
    await clock.sleep(POLL_MS);
  if (!engine.streamNames().includes(StreamName)) return;
  const [left, right, ...others] = engine
    .shardLoads(StreamName)
    .filter(({ parentIds }) => parentIds.includes(parent.shardId));
  if (!left || !right || others.length > 0) return;
  engine.execute('MergeShards', {
    StreamName,
    ShardToMerge: left.shardId,
    AdjacentShardToMerge: right.shardId,
  });
}

/** Whether nothing more is under way, as with a stream that is gone. */
function isActive({ engine, stream }: Stage): boolean {
  return !engine.streamNames().includes(stream) || engine.statusOf(stream) === 'ACTIVE';
}
