import {
  ListShardsCommand,
  MergeShardsCommand,
  SplitShardCommand,
  UpdateShardCountCommand,
} from '@aws-sdk/client-kinesis';
import { expect } from 'vitest';
import { FIRST_SHARD, present, type World } from './open-world';
import { refusal } from './refusal';
import type { Rule } from './rule';

const MIDDLE = 2n ** 127n;
const SECOND_SHARD = 'shardId-000000000001';
const THIRD_SHARD = 'shardId-000000000002';

function split(world: World, StreamName: string, NewStartingHashKey: string) {
  return world.kinesis.send(
    new SplitShardCommand({ StreamName, ShardToSplit: FIRST_SHARD, NewStartingHashKey }),
  );
}

function merge(world: World, StreamName: string, AdjacentShardToMerge: string) {
  return world.kinesis.send(
    new MergeShardsCommand({ StreamName, ShardToMerge: FIRST_SHARD, AdjacentShardToMerge }),
  );
}

function resize(world: World, StreamName: string, TargetShardCount: number) {
  return world.kinesis.send(
    new UpdateShardCountCommand({ StreamName, TargetShardCount, ScalingType: 'UNIFORM_SCALING' }),
  );
}

export const reshardRules: readonly Rule[] = [
  {
    name: 'a split closes the parent and opens two children at the given hash key',
    async check(world) {
      const name = await world.stream();
      await split(world, name, String(MIDDLE));
      await world.untilActive(name);
      const [parent, left, right] = await world.shards(name);
      expect(parent?.SequenceNumberRange?.EndingSequenceNumber).toMatch(/^\d+$/);
      expect(left).toMatchObject({
        ParentShardId: FIRST_SHARD,
        HashKeyRange: { StartingHashKey: '0', EndingHashKey: String(MIDDLE - 1n) },
      });
      expect(right).toMatchObject({
        ParentShardId: FIRST_SHARD,
        HashKeyRange: { StartingHashKey: String(MIDDLE), EndingHashKey: String(MIDDLE * 2n - 1n) },
      });
    },
  },
  {
    name: 'a child’s sequence numbers are above its parent’s',
    async check(world) {
      const name = await world.stream();
      const before = await world.put(name, 'x');
      await split(world, name, String(MIDDLE));
      await world.untilActive(name);
      const after = await world.put(name, 'x');
      expect(after.ShardId).not.toBe(before.ShardId);
      expect(BigInt(present(after.SequenceNumber)) > BigInt(present(before.SequenceNumber))).toBe(
        true,
      );
    },
  },
  {
    name: 'a split outside of the shard’s range is refused',
    async check(world) {
      const name = await world.stream(2);
      expect(await refusal(split(world, name, String(MIDDLE * 2n - 1n)))).toMatchObject({
        name: 'InvalidArgumentException',
        status: 400,
      });
    },
  },
  {
    name: 'a split of a shard that is not there is refused',
    async check(world) {
      const StreamName = await world.stream();
      const call = world.kinesis.send(
        new SplitShardCommand({ StreamName, ShardToSplit: THIRD_SHARD, NewStartingHashKey: '9' }),
      );
      expect(await refusal(call)).toMatchObject({ name: 'ResourceNotFoundException', status: 400 });
    },
  },
  {
    name: 'a closed shard is not split again',
    async check(world) {
      const name = await world.stream();
      await split(world, name, String(MIDDLE));
      await world.untilActive(name);
      expect(await refusal(split(world, name, String(MIDDLE / 2n)))).toMatchObject({ status: 400 });
    },
  },
  {
    name: 'a merge closes both parents and opens one child over both ranges',
    async check(world) {
      const name = await world.stream(2);
      await merge(world, name, SECOND_SHARD);
      await world.untilActive(name);
      const [first, second, child] = await world.shards(name);
      expect(first?.SequenceNumberRange?.EndingSequenceNumber).toMatch(/^\d+$/);
      expect(second?.SequenceNumberRange?.EndingSequenceNumber).toMatch(/^\d+$/);
      expect(child).toMatchObject({
        ShardId: THIRD_SHARD,
        ParentShardId: FIRST_SHARD,
        AdjacentParentShardId: SECOND_SHARD,
        HashKeyRange: { StartingHashKey: '0', EndingHashKey: String(MIDDLE * 2n - 1n) },
      });
    },
  },
  {
    name: 'shards that are not neighbours are not merged',
    async check(world) {
      const name = await world.stream(3);
      expect(await refusal(merge(world, name, THIRD_SHARD))).toMatchObject({
        name: 'InvalidArgumentException',
        status: 400,
      });
    },
  },
  {
    name: 'a shard count update opens that many shards of equal ranges',
    async check(world) {
      const name = await world.stream(2);
      expect(await resize(world, name, 4)).toMatchObject({
        StreamName: name,
        CurrentShardCount: 2,
        TargetShardCount: 4,
      });
      await world.untilActive(name);
      const answer = await world.kinesis.send(
        new ListShardsCommand({ StreamName: name, ShardFilter: { Type: 'AT_LATEST' } }),
      );
      const starts = present(answer.Shards)
        .map((shard) => BigInt(present(shard.HashKeyRange?.StartingHashKey)))
        .toSorted((a, b) => (a < b ? -1 : 1));
      expect(starts).toHaveLength(4);
      for (const [quarter, start] of starts.entries()) {
        const distance = start - (MIDDLE / 2n) * BigInt(quarter);
        expect(distance > -4n && distance < 4n).toBe(true);
      }
    },
  },
  {
    name: 'a shard count update to more than double is refused',
    async check(world) {
      const name = await world.stream(2);
      expect(await refusal(resize(world, name, 5))).toMatchObject({ status: 400 });
    },
  },
  {
    name: 'a shard count update to less than half is refused',
    async check(world) {
      const name = await world.stream(5);
      expect(await refusal(resize(world, name, 2))).toMatchObject({ status: 400 });
    },
  },
];
