import { type KinesisClient, PutRecordsCommand } from '@aws-sdk/client-kinesis';
import { AppError } from '@/lib/errors';
import { toAppError } from '@/lib/to-app-error';

const ACTION = 'kinesis:PutRecords';
/** Never written: the call is a dry run. */
const RECORD = { PartitionKey: 'dry-run', Data: new Uint8Array() };

interface DryRun {
  permitted: boolean;
  /** What the service said. */
  detail: string;
  /** The IAM action that is missing. */
  action: string | null;
}

/**
 * Asks the service whether PutRecords to a stream would succeed, without writing.
 * @throws stream_not_found, credentials_missing, throttled, upstream_timeout, upstream_unavailable
 * @see https://docs.aws.amazon.com/kinesis/latest/APIReference/API_PutRecords.html
 */
export async function dryRunPutRecords(
  client: KinesisClient,
  { stream, signal }: { stream: string; signal: AbortSignal },
): Promise<DryRun> {
  const command = new PutRecordsCommand({ StreamName: stream, Records: [RECORD], DryRun: true });
  try {
    await client.send(command, { abortSignal: signal });
  } catch (error) {
    if (wouldSucceed(error)) {
      return { permitted: true, detail: `${ACTION} would succeed on ${stream}.`, action: null };
    }
    const known = toAppError(error, { action: ACTION, stream });
    if (!(known instanceof AppError) || known.code !== 'access_denied') throw known;
    return { permitted: false, detail: known.message, action: known.action ?? ACTION };
  }
  throw new AppError('upstream_unavailable', 'The service took a dry run for a call, or has none.');
}

/** By name: pages and routes are bundled apart, and each has its own class of this name. */
const wouldSucceed = (error: unknown) =>
  error instanceof Error && error.name === 'DryRunOperationException';
