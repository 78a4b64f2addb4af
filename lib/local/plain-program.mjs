// A program as anybody writes it, for plain-program.test.ts: the AWS SDK, its environment, and nothing of this product.
import { CloudWatchClient, GetMetricStatisticsCommand } from '@aws-sdk/client-cloudwatch';
import {
  CreateStreamCommand,
  DescribeStreamConsumerCommand,
  DescribeStreamSummaryCommand,
  GetRecordsCommand,
  GetShardIteratorCommand,
  KinesisClient,
  ListShardsCommand,
  PutRecordsCommand,
  RegisterStreamConsumerCommand,
  SplitShardCommand,
  SubscribeToShardCommand,
  waitUntilStreamExists,
} from '@aws-sdk/client-kinesis';

const StreamName = 'orders';
const kinesis = new KinesisClient();
const cloudwatch = new CloudWatchClient();

async function write(texts) {
  const Records = texts.map((text) => ({ PartitionKey: text, Data: Buffer.from(text) }));
  const answer = await kinesis.send(new PutRecordsCommand({ StreamName, Records }));
  return answer.Records.map(({ ShardId }) => ShardId);
}

/** All that a shard gives, up to its tip or its end. */
async function read(ShardId) {
  const from = { StreamName, ShardId, ShardIteratorType: 'TRIM_HORIZON' };
  let { ShardIterator } = await kinesis.send(new GetShardIteratorCommand(from));
  const texts = [];
  for (;;) {
    const answer = await kinesis.send(new GetRecordsCommand({ ShardIterator }));
    texts.push(...answer.Records.map(({ Data }) => Buffer.from(Data).toString()));
    ShardIterator = answer.NextShardIterator;
    if (!ShardIterator || answer.MillisBehindLatest === 0) {
      return { texts, children: answer.ChildShards?.map((child) => child.ShardId) ?? [] };
    }
  }
}

/** The first records that come by enhanced fan-out. */
async function subscribe(StreamARN, ShardId) {
  const consumer = { StreamARN, ConsumerName: 'fan-out' };
  const { Consumer } = await kinesis.send(new RegisterStreamConsumerCommand(consumer));
  const { ConsumerDescription } = await kinesis.send(new DescribeStreamConsumerCommand(consumer));
  const { EventStream } = await kinesis.send(
    new SubscribeToShardCommand({
      ConsumerARN: Consumer.ConsumerARN,
      ShardId,
      StartingPosition: { Type: 'TRIM_HORIZON' },
    }),
  );
  for await (const { SubscribeToShardEvent: event } of EventStream) {
    if (event.Records.length === 0) continue;
    const texts = event.Records.map(({ Data }) => Buffer.from(Data).toString());
    return { status: ConsumerDescription.ConsumerStatus, texts };
  }
  throw new Error('the subscription ended without a record');
}

async function recordsMetered() {
  const nowMs = Date.now();
  const { Datapoints } = await cloudwatch.send(
    new GetMetricStatisticsCommand({
      Namespace: 'AWS/Kinesis',
      MetricName: 'IncomingRecords',
      Dimensions: [{ Name: 'StreamName', Value: StreamName }],
      StartTime: new Date(nowMs - 300_000),
      EndTime: new Date(nowMs + 60_000),
      Period: 60,
      Statistics: ['Sum'],
    }),
  );
  return Datapoints.reduce((total, { Sum }) => total + Sum, 0);
}

await kinesis.send(new CreateStreamCommand({ StreamName, ShardCount: 1 }));
await waitUntilStreamExists({ client: kinesis, maxWaitTime: 30 }, { StreamName });
const [parent] = await write(['one', 'two', 'drei €']);
await kinesis.send(
  new SplitShardCommand({
    StreamName,
    ShardToSplit: parent,
    NewStartingHashKey: String(2n ** 127n),
  }),
);
await waitUntilStreamExists({ client: kinesis, maxWaitTime: 30 }, { StreamName });
const [child] = await write(['four']);
const { Shards } = await kinesis.send(new ListShardsCommand({ StreamName }));
const summary = await kinesis.send(new DescribeStreamSummaryCommand({ StreamName }));

const seen = {
  shards: Shards.map(({ ShardId, ParentShardId }) => ({ ShardId, ParentShardId })),
  parent: await read(parent),
  child: { ShardId: child, ...(await read(child)) },
  fanOut: await subscribe(summary.StreamDescriptionSummary.StreamARN, child),
  recordsMetered: await recordsMetered(),
};
// The SDK keeps the connection of a subscription open that is left before its end.
process.stdout.write(JSON.stringify(seen), () => process.exit(0));
