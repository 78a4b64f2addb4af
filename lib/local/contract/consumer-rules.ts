import {
  DeregisterStreamConsumerCommand,
  DescribeStreamConsumerCommand,
  ListStreamConsumersCommand,
  RegisterStreamConsumerCommand,
  SubscribeToShardCommand,
  type SubscribeToShardCommandInput,
  type SubscribeToShardEvent,
} from '@aws-sdk/client-kinesis';
import { expect } from 'vitest';
import { systemClock } from '@/lib/clock';
import { FIRST_SHARD, present, type World } from './open-world';
import { refusal } from './refusal';
import type { Rule } from './rule';

const TRIES = 100;

const arnOf = (stream: string) => `arn:aws:kinesis:us-east-1:000000000000:stream/${stream}`;

/** Registers a consumer and waits until it is active. */
async function register(world: World, stream: string, name: string): Promise<string> {
  const StreamARN = arnOf(stream);
  const answer = await world.kinesis.send(
    new RegisterStreamConsumerCommand({ StreamARN, ConsumerName: name }),
  );
  const ConsumerARN = present(answer.Consumer?.ConsumerARN);
  for (let tries = 0; tries < TRIES; tries += 1) {
    const { ConsumerDescription } = await world.kinesis.send(
      new DescribeStreamConsumerCommand({ ConsumerARN }),
    );
    if (ConsumerDescription?.ConsumerStatus === 'ACTIVE') return ConsumerARN;
    await systemClock.sleep(2);
  }
  throw new Error('the consumer did not become active');
}

/** The first event of a subscription, after which it is given up. */
async function firstEvent(
  world: World,
  input: Omit<SubscribeToShardCommandInput, 'ShardId'>,
): Promise<SubscribeToShardEvent> {
  const ending = new AbortController();
  try {
    const { EventStream } = await world.kinesis.send(
      new SubscribeToShardCommand({ ShardId: FIRST_SHARD, ...input }),
      { abortSignal: ending.signal },
    );
    for await (const event of present(EventStream)) {
      if (event.SubscribeToShardEvent) return event.SubscribeToShardEvent;
    }
    throw new Error('the subscription ended without an event');
  } finally {
    ending.abort();
  }
}

export const consumerRules: readonly Rule[] = [
  {
    name: 'a registered consumer is described by its ARN and by its name',
    async check(world) {
      const stream = await world.stream();
      const ConsumerARN = await register(world, stream, 'reader');
      const byName = await world.kinesis.send(
        new DescribeStreamConsumerCommand({ StreamARN: arnOf(stream), ConsumerName: 'reader' }),
      );
      expect(byName.ConsumerDescription).toMatchObject({
        ConsumerARN,
        ConsumerName: 'reader',
        ConsumerStatus: 'ACTIVE',
        StreamARN: arnOf(stream),
      });
    },
  },
  {
    name: 'a consumer’s ARN is its stream’s with its name and birth',
    async check(world) {
      const stream = await world.stream();
      const ConsumerARN = await register(world, stream, 'reader');
      expect(ConsumerARN).toMatch(new RegExp(`^${arnOf(stream)}/consumer/reader:\\d+$`));
    },
  },
  {
    name: 'the consumers of a stream are listed',
    async check(world) {
      const stream = await world.stream();
      await register(world, stream, 'one');
      await register(world, stream, 'two');
      const { Consumers } = await world.kinesis.send(
        new ListStreamConsumersCommand({ StreamARN: arnOf(stream) }),
      );
      const names = present(Consumers).map((consumer) => consumer.ConsumerName);
      expect(names).toHaveLength(2);
      expect(new Set(names)).toEqual(new Set(['one', 'two']));
    },
  },
  {
    name: 'a consumer’s name is taken once on a stream',
    async check(world) {
      const stream = await world.stream();
      await register(world, stream, 'reader');
      expect(await refusal(register(world, stream, 'reader'))).toMatchObject({
        name: 'ResourceInUseException',
        status: 400,
      });
    },
  },
  {
    name: 'a deregistered consumer is not found any more',
    async check(world) {
      const ConsumerARN = await register(world, await world.stream(), 'reader');
      await world.kinesis.send(new DeregisterStreamConsumerCommand({ ConsumerARN }));
      const untilGone = async () => {
        for (let tries = 0; tries < TRIES; tries += 1) {
          await world.kinesis.send(new DescribeStreamConsumerCommand({ ConsumerARN }));
          await systemClock.sleep(2);
        }
        throw new Error('the consumer is still there');
      };
      expect(await refusal(untilGone())).toMatchObject({ name: 'ResourceNotFoundException' });
    },
  },
  {
    name: 'a subscription brings the records that are there',
    async check(world) {
      const stream = await world.stream();
      const { SequenceNumber } = await world.put(stream, 'pushed');
      const ConsumerARN = await register(world, stream, 'reader');
      const event = await firstEvent(world, {
        ConsumerARN,
        StartingPosition: { Type: 'TRIM_HORIZON' },
      });
      const [record] = present(event.Records);
      expect(record?.SequenceNumber).toBe(SequenceNumber);
      expect(Buffer.from(present(record?.Data)).toString()).toBe('pushed');
      expect(event.ContinuationSequenceNumber).toMatch(/^\d+$/);
    },
  },
  {
    name: 'a subscription to a shard that is not there is refused',
    async check(world) {
      const ConsumerARN = await register(world, await world.stream(), 'reader');
      const call = world.kinesis.send(
        new SubscribeToShardCommand({
          ConsumerARN,
          ShardId: 'shardId-000000000009',
          StartingPosition: { Type: 'LATEST' },
        }),
      );
      expect(await refusal(call)).toMatchObject({ name: 'ResourceNotFoundException', status: 400 });
    },
  },
];
