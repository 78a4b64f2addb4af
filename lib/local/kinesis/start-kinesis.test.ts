import {
  GetRecordsCommand,
  GetShardIteratorCommand,
  KinesisClient,
  ListShardsCommand,
  PutRecordsCommand,
  RegisterStreamConsumerCommand,
  SubscribeToShardCommand,
} from '@aws-sdk/client-kinesis';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Listening } from '@/lib/local/wire/listen';
import { FIRST_SHARD, openTestEngine, START_MS, type TestEngine } from './open-test-engine';
import { startKinesis } from './start-kinesis';

let world: TestEngine;
let server: Listening;
let kinesis: KinesisClient;

/** The clients as people have them: the default HTTP/2 one, and the HTTP/1.1 one. */
describe.each([
  ['the default client, over h2c', () => ({})],
  ['a client over HTTP/1.1', () => ({ requestHandler: new NodeHttpHandler() })],
])('%s', (_name, handler) => {
  beforeEach(async () => {
    world = openTestEngine();
    server = await startKinesis({ engine: world.engine, clock: world.clock });
    kinesis = new KinesisClient({
      endpoint: server.url,
      region: 'us-east-1',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      maxAttempts: 1,
      ...handler(),
    });
    world.engine.createStream('s', { shards: 2 });
  });
  afterEach(async () => {
    kinesis.destroy();
    await server.close();
  });

  test('puts records and reads them back', async () => {
    const put = await kinesis.send(
      new PutRecordsCommand({
        StreamName: 's',
        Records: [
          { Data: Uint8Array.from([0, 255, 128]), PartitionKey: 'é', ExplicitHashKey: '0' },
        ],
      }),
    );
    const { ShardIterator } = await kinesis.send(
      new GetShardIteratorCommand({
        StreamName: 's',
        ShardId: FIRST_SHARD,
        ShardIteratorType: 'AT_TIMESTAMP',
        Timestamp: new Date(START_MS),
      }),
    );
    const { Records, MillisBehindLatest } = await kinesis.send(
      new GetRecordsCommand({ ShardIterator }),
    );
    expect(MillisBehindLatest).toBe(0);
    expect(Records).toHaveLength(1);
    expect(Records?.[0]).toMatchObject({
      SequenceNumber: put.Records?.[0]?.SequenceNumber,
      PartitionKey: 'é',
      ApproximateArrivalTimestamp: new Date(START_MS),
    });
    expect([...(Records?.[0]?.Data ?? [])]).toEqual([0, 255, 128]);
  });

  test('gets the modelled error', async () => {
    const call = kinesis.send(new ListShardsCommand({ StreamName: 'none' }));
    await expect(call).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'Stream none under account 000000000000 not found.',
      $metadata: { httpStatusCode: 400 },
    });
  });

  test('subscribes to a shard, and its leaving ends the subscription', async () => {
    const { Consumer } = await kinesis.send(
      new RegisterStreamConsumerCommand({
        StreamARN: 'arn:aws:kinesis:us-east-1:000000000000:stream/s',
        ConsumerName: 'fan',
      }),
    );
    const subscribe = new SubscribeToShardCommand({
      ConsumerARN: Consumer?.ConsumerARN,
      ShardId: FIRST_SHARD,
      StartingPosition: { Type: 'TRIM_HORIZON' },
    });
    const input = { StreamName: 's', PartitionKey: 'k', ExplicitHashKey: '0' };
    world.engine.execute('PutRecord', { ...input, Data: Buffer.from('one') });
    const { EventStream } = await kinesis.send(subscribe);
    const texts: string[] = [];
    for await (const { SubscribeToShardEvent: event } of EventStream ?? []) {
      for (const { Data } of event?.Records ?? []) texts.push(Buffer.from(Data ?? []).toString());
      if (texts.length === 2) break;
      await world.clock.advance(10);
      world.engine.execute('PutRecord', { ...input, Data: Buffer.from('two') });
    }
    expect(texts).toEqual(['one', 'two']);
    await world.clock.advance(5000);
    const again = await kinesis.send(subscribe);
    expect(again.EventStream).toBeDefined();
  });
});
