import {
  CreateStreamCommand,
  DescribeStreamSummaryCommand,
  GetRecordsCommand,
  GetShardIteratorCommand,
  type GetShardIteratorCommandInput,
  KinesisClient,
  type _Record as KinesisRecord,
  ListShardsCommand,
  PutRecordCommand,
  type PutRecordCommandOutput,
  type Shard,
} from '@aws-sdk/client-kinesis';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { systemClock } from '@/lib/clock';

type IteratorInput = Omit<GetShardIteratorCommandInput, 'StreamName' | 'ShardId'> & {
  ShardId?: string;
};

export interface World {
  kinesis: KinesisClient;
  url: string;
  /** A name that no other rule uses. */
  freshName(): string;
  /** Creates a provisioned stream and waits until it is active. */
  stream(shards?: number): Promise<string>;
  untilActive(name: string): Promise<void>;
  shards(name: string): Promise<Shard[]>;
  put(name: string, text: string, key?: string): Promise<PutRecordCommandOutput>;
  iterator(name: string, input: IteratorInput): Promise<string>;
  /** The records that one call brings. */
  read(iterator: string, limit?: number): Promise<KinesisRecord[]>;
  close(): void;
}

export const FIRST_SHARD = 'shardId-000000000000';

/** The SDK's client on one endpoint with what many rules need; no retries, so that a refusal is seen. */
export function openWorld(url: string): World {
  const kinesis = new KinesisClient({
    endpoint: url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    requestHandler: new NodeHttpHandler(),
    maxAttempts: 1,
  });
  let streams = 0;
  const freshName = () => {
    streams += 1;
    return `contract-${streams}`;
  };
  const untilActive = (name: string) => streamActive(kinesis, name);
  return {
    kinesis,
    url,
    freshName,
    untilActive,
    async stream(shards = 1) {
      const name = freshName();
      await kinesis.send(new CreateStreamCommand({ StreamName: name, ShardCount: shards }));
      await untilActive(name);
      return name;
    },
    async shards(name) {
      return (await kinesis.send(new ListShardsCommand({ StreamName: name }))).Shards ?? [];
    },
    put: (name, text, key = 'key') =>
      kinesis.send(
        new PutRecordCommand({ StreamName: name, Data: Buffer.from(text), PartitionKey: key }),
      ),
    async iterator(name, { ShardId = FIRST_SHARD, ...input }) {
      const command = new GetShardIteratorCommand({ StreamName: name, ShardId, ...input });
      return present((await kinesis.send(command)).ShardIterator);
    },
    async read(iterator, limit) {
      const command = new GetRecordsCommand({
        ShardIterator: iterator,
        ...(limit === undefined ? {} : { Limit: limit }),
      });
      return (await kinesis.send(command)).Records ?? [];
    },
    close: () => kinesis.destroy(),
  };
}

async function streamActive(kinesis: KinesisClient, name: string): Promise<void> {
  for (let tries = 0; tries < 2_000; tries += 1) {
    const answer = await kinesis.send(new DescribeStreamSummaryCommand({ StreamName: name }));
    if (answer.StreamDescriptionSummary?.StreamStatus === 'ACTIVE') return;
    await systemClock.sleep(2);
  }
  throw new Error(`stream ${name} did not become active`);
}

/** The value, which the service always gives. */
export function present<T>(value: T | null | undefined): T {
  if (value === undefined || value === null) throw new Error('expected a value, got nothing');
  return value;
}
