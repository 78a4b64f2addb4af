import type {
  PutRecordsCommand,
  PutRecordsCommandOutput,
  PutRecordsRequestEntry,
} from '@aws-sdk/client-kinesis';
import { ManualClock } from '@/lib/clock';
import { KinesisProducer } from './kinesis-producer';
import type { ProducerOptions } from './producer-options';

export const START_MS = 1_000_000;

interface Call {
  atMs: number;
  /** Data of the entries, as text. */
  records: string[];
  entries: readonly PutRecordsRequestEntry[];
  answer(results?: PutRecordsCommandOutput['Records']): void;
  fail(error: Error): void;
}

/** A producer on a clock that stands still, whose calls the test answers by hand. */
export function setUpByHand(options: Partial<ProducerOptions> = {}) {
  const clock = new ManualClock(START_MS);
  const calls: Call[] = [];
  const send = ({ input }: PutRecordsCommand) =>
    new Promise<PutRecordsCommandOutput>((resolve, reject) => {
      const records = (input.Records ?? []).map(({ Data }) => Buffer.from(Data ?? []).toString());
      const stored = records.map((data) => ({ ShardId: 'shard', SequenceNumber: data }));
      calls.push({
        atMs: clock.now() - START_MS,
        records,
        entries: input.Records ?? [],
        answer: (results = stored) => resolve({ Records: results, $metadata: {} }),
        fail: reject,
      });
    });
  const producer = new KinesisProducer({
    client: { send },
    streamName: 'orders',
    clock,
    random: () => 0.5,
    lingerMs: 100,
    ...options,
  });
  const put = (text: string) => producer.put({ data: Buffer.from(text), partitionKey: 'k' });
  return { clock, calls, producer, put };
}
