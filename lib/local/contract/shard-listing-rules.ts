import {
  ListShardsCommand,
  type ListShardsCommandInput,
  SplitShardCommand,
} from '@aws-sdk/client-kinesis';
import { expect } from 'vitest';
import { FIRST_SHARD, present, type World } from './open-world';
import { refusal } from './refusal';
import type { Rule } from './rule';

const MIDDLE = String(2n ** 127n);

async function ids(world: World, input: ListShardsCommandInput): Promise<string[]> {
  const answer = await world.kinesis.send(new ListShardsCommand(input));
  return (answer.Shards ?? []).map((shard) => present(shard.ShardId));
}

/** A stream of one shard that was split: …000 is closed, its children …001 and …002 are open. */
async function splitStream(world: World): Promise<{ name: string; splitAfter: Date }> {
  const name = await world.stream();
  const splitAfter = new Date();
  await laterThan(splitAfter);
  await world.kinesis.send(
    new SplitShardCommand({
      StreamName: name,
      ShardToSplit: FIRST_SHARD,
      NewStartingHashKey: MIDDLE,
    }),
  );
  await world.untilActive(name);
  return { name, splitAfter };
}

async function laterThan(instant: Date): Promise<void> {
  while (Date.now() <= instant.getTime() + 1) await new Promise(setImmediate);
}

const [PARENT, LEFT, RIGHT] = [FIRST_SHARD, 'shardId-000000000001', 'shardId-000000000002'];

export const shardListingRules: readonly Rule[] = [
  {
    name: 'a page of shards stops at MaxResults and goes on with its token alone',
    async check(world) {
      const StreamName = await world.stream(3);
      const first = await world.kinesis.send(new ListShardsCommand({ StreamName, MaxResults: 2 }));
      expect(first.Shards?.map((shard) => shard.ShardId)).toEqual([PARENT, LEFT]);
      const rest = await world.kinesis.send(
        new ListShardsCommand({ NextToken: present(first.NextToken) }),
      );
      expect(rest.Shards?.map((shard) => shard.ShardId)).toEqual([RIGHT]);
      expect(rest.NextToken).toBeUndefined();
    },
  },
  {
    name: 'a token together with a stream name is refused',
    async check(world) {
      const StreamName = await world.stream(2);
      const first = await world.kinesis.send(new ListShardsCommand({ StreamName, MaxResults: 1 }));
      const NextToken = present(first.NextToken);
      const both = world.kinesis.send(new ListShardsCommand({ StreamName, NextToken }));
      expect(await refusal(both)).toMatchObject({ name: 'InvalidArgumentException', status: 400 });
    },
  },
  {
    name: 'neither a token nor a stream is refused',
    async check(world) {
      const neither = world.kinesis.send(new ListShardsCommand({}));
      expect(await refusal(neither)).toMatchObject({
        name: 'InvalidArgumentException',
        status: 400,
      });
    },
  },
  {
    name: 'shards are listed after ExclusiveStartShardId',
    async check(world) {
      const StreamName = await world.stream(3);
      expect(await ids(world, { StreamName, ExclusiveStartShardId: PARENT })).toEqual([
        LEFT,
        RIGHT,
      ]);
    },
  },
  {
    name: 'without a filter, closed shards within retention are listed too',
    async check(world) {
      const { name } = await splitStream(world);
      expect(await ids(world, { StreamName: name })).toEqual([PARENT, LEFT, RIGHT]);
    },
  },
  {
    name: 'AFTER_SHARD_ID lists the shards after the given one',
    async check(world) {
      const StreamName = await world.stream(3);
      const ShardFilter = { Type: 'AFTER_SHARD_ID' as const, ShardId: LEFT };
      expect(await ids(world, { StreamName, ShardFilter })).toEqual([RIGHT]);
    },
  },
  {
    name: 'AT_LATEST lists the open shards',
    async check(world) {
      const { name } = await splitStream(world);
      const ShardFilter = { Type: 'AT_LATEST' as const };
      expect(await ids(world, { StreamName: name, ShardFilter })).toEqual([LEFT, RIGHT]);
    },
  },
  {
    name: 'AT_TRIM_HORIZON lists the shards that were open at the trim horizon',
    async check(world) {
      const { name } = await splitStream(world);
      const ShardFilter = { Type: 'AT_TRIM_HORIZON' as const };
      expect(await ids(world, { StreamName: name, ShardFilter })).toEqual([PARENT]);
    },
  },
  {
    name: 'FROM_TRIM_HORIZON lists every shard since the trim horizon',
    async check(world) {
      const { name } = await splitStream(world);
      const ShardFilter = { Type: 'FROM_TRIM_HORIZON' as const };
      expect(await ids(world, { StreamName: name, ShardFilter })).toEqual([PARENT, LEFT, RIGHT]);
    },
  },
  {
    name: 'AT_TIMESTAMP lists the shards that were open then',
    async check(world) {
      const { name, splitAfter } = await splitStream(world);
      const before = { Type: 'AT_TIMESTAMP' as const, Timestamp: splitAfter };
      expect(await ids(world, { StreamName: name, ShardFilter: before })).toEqual([PARENT]);
      const now = new Date();
      await laterThan(now);
      const after = { Type: 'AT_TIMESTAMP' as const, Timestamp: now };
      expect(await ids(world, { StreamName: name, ShardFilter: after })).toEqual([LEFT, RIGHT]);
    },
  },
  {
    name: 'FROM_TIMESTAMP lists the shards that were open then or later',
    async check(world) {
      const { name, splitAfter } = await splitStream(world);
      const before = { Type: 'FROM_TIMESTAMP' as const, Timestamp: splitAfter };
      expect(await ids(world, { StreamName: name, ShardFilter: before })).toEqual([
        PARENT,
        LEFT,
        RIGHT,
      ]);
      const now = new Date();
      await laterThan(now);
      const after = { Type: 'FROM_TIMESTAMP' as const, Timestamp: now };
      expect(await ids(world, { StreamName: name, ShardFilter: after })).toEqual([LEFT, RIGHT]);
    },
  },
  {
    name: 'a filter by time needs its time',
    async check(world) {
      const StreamName = await world.stream();
      const timeless = ids(world, { StreamName, ShardFilter: { Type: 'AT_TIMESTAMP' } });
      expect(await refusal(timeless)).toMatchObject({
        name: 'InvalidArgumentException',
        status: 400,
      });
    },
  },
  {
    name: 'a filter by shard needs its shard',
    async check(world) {
      const StreamName = await world.stream();
      const shardless = ids(world, { StreamName, ShardFilter: { Type: 'AFTER_SHARD_ID' } });
      expect(await refusal(shardless)).toMatchObject({
        name: 'InvalidArgumentException',
        status: 400,
      });
    },
  },
];
