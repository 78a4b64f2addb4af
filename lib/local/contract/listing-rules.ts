import { ListStreamsCommand } from '@aws-sdk/client-kinesis';
import { expect } from 'vitest';
import { present, type World } from './open-world';
import type { Rule } from './rule';

/** Two streams next to each other in the listing, and the name just before them. */
async function twoStreams(world: World): Promise<{ first: string; second: string }> {
  const first = await world.stream();
  const second = await world.stream();
  return { first, second };
}

export const listingRules: readonly Rule[] = [
  {
    name: 'streams are listed in the order of their names',
    async check(world) {
      await twoStreams(world);
      const { StreamNames } = await world.kinesis.send(new ListStreamsCommand({}));
      expect(present(StreamNames).length).toBeGreaterThanOrEqual(2);
      expect(StreamNames).toEqual(present(StreamNames).toSorted());
    },
  },
  {
    name: 'a listing stops at its limit and says that there is more',
    async check(world) {
      await twoStreams(world);
      const page = await world.kinesis.send(new ListStreamsCommand({ Limit: 1 }));
      expect(page.StreamNames).toHaveLength(1);
      expect(page.HasMoreStreams).toBe(true);
    },
  },
  {
    name: 'a listing goes on after ExclusiveStartStreamName',
    async check(world) {
      await twoStreams(world);
      const all = present((await world.kinesis.send(new ListStreamsCommand({}))).StreamNames);
      const rest = await world.kinesis.send(
        new ListStreamsCommand({ ExclusiveStartStreamName: present(all[0]) }),
      );
      expect(rest.StreamNames).toEqual(all.slice(1));
      expect(rest.HasMoreStreams).toBe(false);
    },
  },
  {
    name: 'a listing goes on with NextToken until nothing is left',
    async check(world) {
      await twoStreams(world);
      const all = present((await world.kinesis.send(new ListStreamsCommand({}))).StreamNames);
      const paged: string[] = [];
      let NextToken: string | undefined;
      do {
        const page: { StreamNames?: string[] | undefined; NextToken?: string | undefined } =
          await world.kinesis.send(
            new ListStreamsCommand({ Limit: 1, ...(NextToken === undefined ? {} : { NextToken }) }),
          );
        expect(page.StreamNames).toHaveLength(1);
        paged.push(...present(page.StreamNames));
        NextToken = page.NextToken;
      } while (NextToken !== undefined);
      expect(paged).toEqual(all);
    },
  },
  {
    name: 'the last page of a listing has no NextToken',
    async check(world) {
      await twoStreams(world);
      const page = await world.kinesis.send(new ListStreamsCommand({ Limit: 1_000 }));
      expect(page.HasMoreStreams).toBe(false);
      expect(page.NextToken).toBeUndefined();
    },
  },
  {
    name: 'a listing sums up every stream',
    async check(world) {
      const { second } = await twoStreams(world);
      const { StreamSummaries, StreamNames } = await world.kinesis.send(new ListStreamsCommand({}));
      expect(StreamSummaries?.map((summary) => summary.StreamName)).toEqual(StreamNames);
      expect(StreamSummaries?.find((summary) => summary.StreamName === second)).toMatchObject({
        StreamARN: `arn:aws:kinesis:us-east-1:000000000000:stream/${second}`,
        StreamStatus: 'ACTIVE',
        StreamModeDetails: { StreamMode: 'PROVISIONED' },
        StreamCreationTimestamp: expect.any(Date),
      });
    },
  },
];
