import {
  type _Record,
  GetRecordsCommand,
  type KinesisClient,
  type ChildShard as ServiceChild,
} from '@aws-sdk/client-kinesis';
import { orAppError } from '@/lib/to-app-error';
import { required } from './required';

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
  const answer = await orAppError(
    client.send(new GetRecordsCommand({ ShardIterator: iterator, Limit: limit }), {
      abortSignal: signal,
    }),
    { action: 'kinesis:GetRecords', stream },
  );
  return {
    records: (answer.Records ?? []).map(toKinesisRecord),
    nextIterator: answer.NextShardIterator ?? null,
    childShards: (answer.ChildShards ?? []).map(toChildShard),
    millisBehindLatest: answer.MillisBehindLatest ?? null,
  };
}

function toChildShard({ ShardId, ParentShards }: ServiceChild): ChildShard {
  return {
    id: required(ShardId, 'ShardId'),
    parentIds: required(ParentShards, 'ParentShards'),
  };
}

export function toKinesisRecord(record: _Record): KinesisRecord {
  return {
    sequenceNumber: required(record.SequenceNumber, 'SequenceNumber'),
    partitionKey: required(record.PartitionKey, 'PartitionKey'),
    data: required(record.Data, 'Data'),
    arrivalMs: record.ApproximateArrivalTimestamp?.getTime() ?? null,
    encryption: record.EncryptionType ?? 'NONE',
  };
}
