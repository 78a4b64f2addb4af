import { z } from 'zod';
import { systemClock } from '@/lib/clock';
import { postJson } from './post-json';

export const jsonBytes = (value: unknown) => Buffer.from(JSON.stringify(value));

/** One call whose answer is read and checked. */
export async function call<T>(
  url: string,
  [operation, input]: readonly [string, unknown],
  answer: z.ZodType<T>,
): Promise<T> {
  const bytes = await postJson(url, operation, jsonBytes(input));
  return answer.parse(bytes.length === 0 ? {} : JSON.parse(bytes.toString()));
}

const summarySchema = z.object({
  StreamDescriptionSummary: z.object({ StreamStatus: z.string() }),
});

export async function createStream(url: string, name: string, shards: number): Promise<void> {
  await call(url, ['CreateStream', { StreamName: name, ShardCount: shards }], z.unknown());
  for (;;) {
    const answer = await call(url, ['DescribeStreamSummary', { StreamName: name }], summarySchema);
    if (answer.StreamDescriptionSummary.StreamStatus === 'ACTIVE') return;
    await systemClock.sleep(20);
  }
}

export const BATCH = { records: 500, recordBytes: 1_000 };

/** A PutRecords request, ready to be sent. */
export function batchFor(stream: string): Buffer {
  return jsonBytes({
    StreamName: stream,
    Records: Array.from({ length: BATCH.records }, (_, index) => ({
      Data: Buffer.alloc(BATCH.recordBytes, index).toString('base64'),
      PartitionKey: `key-${index}`,
    })),
  });
}
