import { type KinesisClient, PutRecordsCommand } from '@aws-sdk/client-kinesis';
import type { OutgoingRecord } from '@/lib/producer/pending-record';

export const CALL_RECORDS = 500;

/** What a program would write around the SDK at the least: one call, its answer not looked into. */
export async function putOnce(
  client: KinesisClient,
  streamName: string,
  records: readonly OutgoingRecord[],
): Promise<void> {
  await client.send(
    new PutRecordsCommand({
      StreamName: streamName,
      Records: records.map(({ data, partitionKey }) => ({
        Data: data,
        PartitionKey: partitionKey,
      })),
    }),
  );
}

/** Full calls one after the other, so many of them at once. */
export async function bareLoop(
  client: KinesisClient,
  records: readonly OutgoingRecord[],
  inFlight: number,
): Promise<void> {
  let at = 0;
  const lane = async () => {
    while (at < records.length) {
      const batch = records.slice(at, at + CALL_RECORDS);
      at += CALL_RECORDS;
      await putOnce(client, 'orders', batch);
    }
  };
  await Promise.all(Array.from({ length: inFlight }, lane));
}
