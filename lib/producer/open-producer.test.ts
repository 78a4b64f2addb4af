import {
  GetRecordsCommand,
  GetShardIteratorCommand,
  KinesisClient,
  ListShardsCommand,
  UpdateMaxRecordSizeCommand,
  UpdateShardCountCommand,
  UpdateStreamRecordDistributionStrategyCommand,
} from '@aws-sdk/client-kinesis';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import * as fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { deaggregate } from '@/lib/decode/kpl/deaggregate';
import { hashKeyOf } from '@/lib/hash/hash-key-of';
import type { NewStream } from '@/lib/local/kinesis/create-kinesis-engine';
import { startLocal } from '@/lib/local/start';
import { openProducer, type StreamProducerOptions } from './open-producer';
import type { OutgoingRecord } from './pending-record';

const STREAM = 'orders';
const StreamARN = `arn:aws:kinesis:us-east-1:000000000000:stream/${STREAM}`;

async function setUp(stream: NewStream = { shards: 3 }) {
  const local = await startLocal({ streams: [{ name: STREAM, ...stream }] });
  const client = new KinesisClient({
    endpoint: local.endpoints.kinesis,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    requestHandler: new NodeHttpHandler(),
    maxAttempts: 1,
  });
  const close = async () => {
    client.destroy();
    await local.close();
  };
  const open = (options: Partial<StreamProducerOptions> = {}) =>
    openProducer({ client, streamName: STREAM, lingerMs: 0, ...options });
  return { client, open, close };
}

async function setUpForTest(stream?: NewStream) {
  const made = await setUp(stream);
  onTestFinished(made.close);
  return made;
}

interface Found {
  shard: string;
  sequenceNumber: string | undefined;
  /** Of the record in its aggregate; undefined for one that came by itself. */
  subSequenceNumber: number | undefined;
  partitionKey: string | undefined;
  text: string;
  /** Whether its key belongs to the shard, without which a consumer may pass it over. */
  belongs: boolean;
}

/** Every record of every shard, aggregates undone. */
async function readAll(client: KinesisClient): Promise<Found[]> {
  const found: Found[] = [];
  const { Shards = [] } = await client.send(new ListShardsCommand({ StreamName: STREAM }));
  for (const { ShardId = '', HashKeyRange } of Shards) {
    const from = { StreamName: STREAM, ShardId, ShardIteratorType: 'TRIM_HORIZON' } as const;
    const { ShardIterator } = await client.send(new GetShardIteratorCommand(from));
    const { Records = [] } = await client.send(new GetRecordsCommand({ ShardIterator }));
    for (const { Data = new Uint8Array(), PartitionKey = '', SequenceNumber } of Records) {
      const read = deaggregate(Data);
      const plain = { partitionKey: PartitionKey, explicitHashKey: null, data: Data };
      const records = read.kind === 'aggregate' ? read.records : [plain];
      for (const [at, { partitionKey, explicitHashKey, data }] of records.entries()) {
        const hashKey = explicitHashKey ? BigInt(explicitHashKey) : hashKeyOf(partitionKey);
        found.push({
          shard: ShardId,
          sequenceNumber: SequenceNumber,
          subSequenceNumber: read.kind === 'aggregate' ? at : undefined,
          partitionKey,
          text: Buffer.from(data).toString(),
          belongs:
            read.kind !== 'aggregate' ||
            (hashKey >= BigInt(HashKeyRange?.StartingHashKey ?? -1) &&
              hashKey <= BigInt(HashKeyRange?.EndingHashKey ?? -1)),
        });
      }
    }
  }
  return found;
}

const numbered = (count: number, from = 0): OutgoingRecord[] =>
  Array.from({ length: count }, (_, at) => ({
    data: Buffer.from(`record ${from + at}`),
    partitionKey: `key ${(from + at) % 50}`,
  }));
const textsOf = (records: readonly { data: Uint8Array }[]) =>
  records.map(({ data }) => Buffer.from(data).toString()).toSorted();

describe('by the settings of the stream', () => {
  test('a record may be as large as the stream takes, and no larger', async () => {
    const { client, open } = await setUpForTest();
    await client.send(new UpdateMaxRecordSizeCommand({ StreamARN, MaxRecordSizeInKiB: 2_048 }));
    const producer = await open();
    const put = (bytes: number) =>
      producer.put({ data: Buffer.alloc(bytes - 1), partitionKey: 'k' });
    const verdicts = await Promise.all([put(2_048 * 1_024), put(2_048 * 1_024 + 1)]);
    expect(verdicts).toMatchObject([
      { status: 'delivered' },
      { status: 'failed', attempts: 0, error: { code: 'invalid_record' } },
    ]);
    expect(verdicts[1]?.error?.message).toContain('at most 2097152');
  });

  test('where keys do not decide the shard, nothing is aggregated', async () => {
    const { client, open } = await setUpForTest({ mode: 'ON_DEMAND' });
    await client.send(
      new UpdateStreamRecordDistributionStrategyCommand({
        StreamARN,
        RecordDistributionStrategy: 'AUTO',
      }),
    );
    const producer = await open({ aggregation: {} });
    await Promise.all(numbered(20).map((record) => producer.put(record)));
    const found = await readAll(client);
    expect(found.map(({ subSequenceNumber }) => subSequenceNumber)).toEqual(
      Array.from({ length: 20 }, () => undefined),
    );
  });

  test('a stream that is not there is refused before anything is put', async () => {
    const { open } = await setUpForTest();
    await expect(open({ streamName: 'nowhere' })).rejects.toThrow('nowhere');
  });
});

const placeOf = (one: Pick<Found, 'sequenceNumber' | 'subSequenceNumber'>) =>
  `${one.sequenceNumber} ${one.subSequenceNumber}`;

const hashKeys = fc.bigInt({ min: 0n, max: 2n ** 128n - 1n }).map(String);
const wishes = fc.array(
  fc.record({
    partitionKey: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
    explicitHashKey: fc.option(hashKeys, { nil: undefined }),
    size: fc.integer({ min: 0, max: 300 }),
  }),
  { minLength: 1, maxLength: 60 },
);

describe('aggregated', () => {
  test('every record is in the stream once, in its own shard, where its verdict says', async () => {
    await fc.assert(
      fc.asyncProperty(wishes, fc.integer({ min: 40, max: 2_000 }), async (all, maxBytes) => {
        const { client, open, close } = await setUp();
        const producer = await open({ aggregation: { maxBytes } });
        const records = all.map(({ size, ...keys }, at) => ({
          ...keys,
          data: Buffer.from(`${at}:${'x'.repeat(size)}`),
        }));
        const verdicts = await Promise.all(records.map((record) => producer.put(record)));
        const found = await readAll(client);
        await close();
        const byPlace = new Map(found.map((one) => [placeOf(one), one]));
        expect(found).toHaveLength(records.length);
        for (const [at, { shard, sequenceNumber, subSequenceNumber }] of verdicts.entries()) {
          const place = { sequenceNumber: sequenceNumber ?? undefined, subSequenceNumber };
          expect(byPlace.get(placeOf(place))).toMatchObject({
            shard,
            partitionKey: records[at]?.partitionKey,
            text: records[at]?.data.toString(),
            belongs: true,
          });
        }
      }),
      { numRuns: 25 },
    );
  });

  test('through a reshard nothing is lost, for consumers that pass over foreign keys too', async () => {
    const { client, open } = await setUpForTest();
    const producer = await open({ aggregation: {} });
    const early = numbered(300);
    const late = numbered(300, 300);
    await Promise.all(early.map((record) => producer.put(record)));
    const split = { StreamName: STREAM, TargetShardCount: 6 };
    await client.send(new UpdateShardCountCommand({ ...split, ScalingType: 'UNIFORM_SCALING' }));
    const verdicts = await Promise.all(late.map((record) => producer.put(record)));
    expect(verdicts.map(({ status }) => status)).toEqual(late.map(() => 'delivered'));
    const found = await readAll(client);
    const own = found.filter(({ belongs }) => belongs).map(({ text }) => text);
    expect(own.toSorted()).toEqual(textsOf([...early, ...late]));
    expect(new Set(found.map(({ text }) => text)).size).toBe(600);
    expect(verdicts.some(({ attempts }) => attempts > 1)).toBe(true);
    const after = await Promise.all(numbered(50, 600).map((record) => producer.put(record)));
    expect(
      after.every(
        ({ attempts, subSequenceNumber }) => attempts === 1 && subSequenceNumber !== undefined,
      ),
    ).toBe(true);
  });
});
