import type { GetRecordsOutput } from '@aws-sdk/client-kinesis';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openTestEngine, type TestEngine } from './open-test-engine';

const HOUR_MS = 3_600_000;
const NO_LIMIT = Number.POSITIVE_INFINITY;
const limits = {
  scalingsPerDay: NO_LIMIT,
  streamCallsPerSecond: NO_LIMIT,
  updateShardCountCallsPerSecond: NO_LIMIT,
  getRecordsCallsPerSecond: NO_LIMIT,
  iteratorCallsPerSecond: NO_LIMIT,
};

type Step =
  | { do: 'put'; key: string }
  | { do: 'wait'; hours: number }
  | { do: 'scale'; factor: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant('put' as const), key: fc.stringMatching(/^[a-j]$/) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      hours: fc.integer({ min: 0, max: 9 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('scale' as const),
      factor: fc.constantFrom(0.5, 0.75, 1, 1.25, 1.5, 2),
    }),
  },
);

interface Put {
  key: string;
  text: string;
  ms: number;
}

/** Plays the steps; every record tells its own number. */
async function play({ engine, clock, put }: TestEngine, steps: readonly Step[]): Promise<Put[]> {
  const puts: Put[] = [];
  let shardCount = 3;
  for (const one of steps) {
    if (one.do === 'wait') {
      await clock.advance(one.hours * HOUR_MS);
    } else if (one.do === 'put') {
      const text = String(puts.length);
      put('s', text, one.key);
      puts.push({ key: one.key, text, ms: clock.now() });
    } else {
      shardCount = Math.max(1, Math.min(12, Math.ceil(shardCount * one.factor)));
      engine.execute('UpdateShardCount', {
        StreamName: 's',
        TargetShardCount: shardCount,
        ScalingType: 'UNIFORM_SCALING',
      });
    }
  }
  return puts;
}

/** Reads a stream as a consumer does: the oldest shards first, each to its end, then its children. */
function readAll({ engine, iterator }: TestEngine): { key: string; text: string }[] {
  const { Shards = [] } = engine.execute('ListShards', {
    StreamName: 's',
    ShardFilter: { Type: 'AT_TRIM_HORIZON' },
  });
  const found: { key: string; text: string }[] = [];
  const done = new Set<string>();
  const ready = Shards.map((shard) => shard.ShardId ?? '');
  for (let id = ready.shift(); id !== undefined; id = ready.shift()) {
    done.add(id);
    let next: string | undefined = iterator('s', 'TRIM_HORIZON', id);
    while (next !== undefined) {
      const answer: GetRecordsOutput = engine.execute('GetRecords', {
        ShardIterator: next,
        Limit: 7,
      });
      for (const { PartitionKey, Data } of answer.Records ?? []) {
        found.push({ key: PartitionKey ?? '', text: Buffer.from(Data ?? []).toString() });
      }
      for (const child of answer.ChildShards ?? []) {
        const known = [...done, ...ready].includes(child.ShardId ?? '');
        if (!known && child.ParentShards?.every((parent) => done.has(parent))) {
          ready.push(child.ShardId ?? '');
        }
      }
      const isAtTip = answer.Records?.length === 0 && answer.MillisBehindLatest === 0;
      next = isAtTip ? undefined : answer.NextShardIterator;
    }
  }
  return found;
}

describe('a reader who follows the lineage of shards', () => {
  test('gets every record within retention once, and those of a key in their order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 20, maxLength: 150, size: 'max' }),
        async (steps) => {
          const world = openTestEngine({ limits });
          world.engine.createStream('s', { shards: 3 });
          const puts = await play(world, steps);
          const horizonMs = world.clock.now() - 24 * HOUR_MS;
          const kept = puts.filter((put) => put.ms >= horizonMs);
          const found = readAll(world);
          for (const key of 'abcdefghij') {
            expect(found.filter((record) => record.key === key).map(({ text }) => text)).toEqual(
              kept.filter((record) => record.key === key).map(({ text }) => text),
            );
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});
