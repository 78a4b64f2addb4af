import { type KinesisClient, PutRecordsCommand } from '@aws-sdk/client-kinesis';

/** Writes texts to a stream in one call, each under a key of its own. */
export async function putTexts(
  kinesis: KinesisClient,
  stream: string,
  texts: readonly string[],
): Promise<void> {
  const { FailedRecordCount } = await kinesis.send(
    new PutRecordsCommand({
      StreamName: stream,
      Records: texts.map((text, index) => ({
        PartitionKey: `key-${index}`,
        Data: Buffer.from(text),
      })),
    }),
  );
  if (FailedRecordCount) throw new Error(`${FailedRecordCount} records were refused`);
}
