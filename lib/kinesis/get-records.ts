import { GetRecordsCommand, type KinesisClient } from '@aws-sdk/client-kinesis';
import { orAppError } from '@/lib/to-app-error';
import { readRecordsPage } from './read-records-page';
import { takeAnswer } from './take-answer';

export interface KinesisRecord {
  sequenceNumber: string;
  partitionKey: string;
  data: Uint8Array;
  arrivalMs: number | null;
  encryption: 'NONE' | 'KMS';
}

/** Where the records go on behind the end of a closed shard. */
export interface ChildShard {
  id: string;
  /** Two after a merge. */
  parentIds: string[];
}

export interface RecordsPage {
  records: KinesisRecord[];
  /** null at the end of a closed shard. */
  nextIterator: string | null;
  /** Told at the end of a closed shard alone. */
  childShards: ChildShard[];
  millisBehindLatest: number | null;
}

interface Request {
  stream: string;
  iterator: string;
  /** 1 to 10,000. */
  limit: number;
  signal: AbortSignal;
}

/**
 * One GetRecords call: at most `limit` records or 10 MB, and possibly none although there are more.
 * All consumers that poll share 5 calls and 2 MB a second of each shard: call it inside a read budget.
 * @throws iterator_expired, stream_not_found, access_denied (kms:Decrypt too), credentials_missing, throttled,
 *   upstream_timeout, upstream_unavailable
 * @see https://docs.aws.amazon.com/kinesis/latest/APIReference/API_GetRecords.html
 */
export async function getRecords(
  client: KinesisClient,
  { stream, iterator, limit, signal }: Request,
): Promise<RecordsPage> {
  const command = new GetRecordsCommand({ ShardIterator: iterator, Limit: limit });
  const answer = takeAnswer(command);
  const call = { action: 'kinesis:GetRecords', stream };
  await orAppError(client.send(command, { abortSignal: signal }), call);
  return readRecordsPage(answer());
}
