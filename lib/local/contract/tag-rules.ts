import {
  AddTagsToStreamCommand,
  CreateStreamCommand,
  ListTagsForResourceCommand,
  ListTagsForStreamCommand,
  RemoveTagsFromStreamCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-kinesis';
import { expect } from 'vitest';
import type { World } from './open-world';
import { refusal } from './refusal';
import type { Rule } from './rule';

function add(world: World, StreamName: string, Tags: Record<string, string>) {
  return world.kinesis.send(new AddTagsToStreamCommand({ StreamName, Tags }));
}

async function tags(world: World, StreamName: string) {
  return (await world.kinesis.send(new ListTagsForStreamCommand({ StreamName }))).Tags;
}

function numbered(from: number, to: number): Record<string, string> {
  return Object.fromEntries(Array.from({ length: to - from }, (_, n) => [`key-${from + n}`, 'v']));
}

export const tagRules: readonly Rule[] = [
  {
    name: 'tags are added, written over and removed',
    async check(world) {
      const StreamName = await world.stream();
      await add(world, StreamName, { team: 'air', stage: 'test' });
      await add(world, StreamName, { stage: 'live' });
      expect(await tags(world, StreamName)).toEqual([
        { Key: 'stage', Value: 'live' },
        { Key: 'team', Value: 'air' },
      ]);
      await world.kinesis.send(new RemoveTagsFromStreamCommand({ StreamName, TagKeys: ['stage'] }));
      expect(await tags(world, StreamName)).toEqual([{ Key: 'team', Value: 'air' }]);
    },
  },
  {
    name: 'a listing of tags goes on after ExclusiveStartTagKey and says when there is more',
    async check(world) {
      const StreamName = await world.stream();
      await add(world, StreamName, { a: '1', b: '2', c: '3' });
      const first = await world.kinesis.send(
        new ListTagsForStreamCommand({ StreamName, Limit: 2 }),
      );
      expect(first).toMatchObject({ HasMoreTags: true, Tags: [{ Key: 'a' }, { Key: 'b' }] });
      const rest = await world.kinesis.send(
        new ListTagsForStreamCommand({ StreamName, ExclusiveStartTagKey: 'b' }),
      );
      expect(rest).toMatchObject({ HasMoreTags: false, Tags: [{ Key: 'c' }] });
    },
  },
  {
    name: 'a stream has at most 50 tags',
    async check(world) {
      const StreamName = await world.stream();
      for (let from = 0; from < 50; from += 10) {
        await add(world, StreamName, numbered(from, from + 10));
      }
      expect(await refusal(add(world, StreamName, numbered(50, 51)))).toMatchObject({
        status: 400,
      });
    },
  },
  {
    name: 'a stream can be created with tags',
    async check(world) {
      const StreamName = world.freshName();
      await world.kinesis.send(
        new CreateStreamCommand({ StreamName, ShardCount: 1, Tags: { team: 'air' } }),
      );
      await world.untilActive(StreamName);
      expect(await tags(world, StreamName)).toEqual([{ Key: 'team', Value: 'air' }]);
    },
  },
  {
    name: 'a resource’s tags are its stream’s tags',
    async check(world) {
      const StreamName = await world.stream();
      const ResourceARN = `arn:aws:kinesis:us-east-1:000000000000:stream/${StreamName}`;
      await world.kinesis.send(new TagResourceCommand({ ResourceARN, Tags: { a: '1', b: '2' } }));
      await world.kinesis.send(new UntagResourceCommand({ ResourceARN, TagKeys: ['a'] }));
      const answer = await world.kinesis.send(new ListTagsForResourceCommand({ ResourceARN }));
      expect(answer.Tags).toEqual([{ Key: 'b', Value: '2' }]);
      expect(await tags(world, StreamName)).toEqual([{ Key: 'b', Value: '2' }]);
    },
  },
];
