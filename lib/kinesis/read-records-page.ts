import { AppError } from '@/lib/errors';
import type { ChildShard, KinesisRecord, RecordsPage } from './get-records';

/**
 * Reads the body of a GetRecords answer.
 * @throws upstream_unavailable when it is not what the service documents
 * @see https://docs.aws.amazon.com/kinesis/latest/APIReference/API_GetRecords.html
 */
export function readRecordsPage(body: string): RecordsPage {
  const answer = objectOf(parse(body), 'object');
  return {
    records: listOf(answer['Records'], 'Records').map(toRecord),
    nextIterator: textOrNull(answer['NextShardIterator'], 'NextShardIterator'),
    childShards: listOf(answer['ChildShards'], 'ChildShards').map(toChildShard),
    millisBehindLatest: numberOrNull(answer['MillisBehindLatest'], 'MillisBehindLatest'),
  };
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch (error) {
    throw new AppError('upstream_unavailable', "The service's answer is not JSON.", {
      cause: error,
    });
  }
}

function toRecord(value: unknown): KinesisRecord {
  const record = objectOf(value, 'Records');
  const arrivalSeconds = numberOrNull(
    record['ApproximateArrivalTimestamp'],
    'ApproximateArrivalTimestamp',
  );
  return {
    sequenceNumber: textOf(record['SequenceNumber'], 'SequenceNumber'),
    partitionKey: textOf(record['PartitionKey'], 'PartitionKey'),
    data: bytesOf(textOf(record['Data'], 'Data')),
    arrivalMs: arrivalSeconds === null ? null : Math.round(arrivalSeconds * 1_000),
    encryption: record['EncryptionType'] === 'KMS' ? 'KMS' : 'NONE',
  };
}

function toChildShard(value: unknown): ChildShard {
  const child = objectOf(value, 'ChildShards');
  return {
    id: textOf(child['ShardId'], 'ShardId'),
    parentIds: listOf(child['ParentShards'], 'ParentShards').map((parent) =>
      textOf(parent, 'ParentShards'),
    ),
  };
}

/** Node leaves out what is not base64: the length tells whether it did. */
function bytesOf(base64: string): Uint8Array {
  const bytes = Buffer.from(base64, 'base64');
  const padding = base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0;
  return bytes.length === (base64.length / 4) * 3 - padding ? bytes : unlike('Data');
}

type Members = Readonly<Record<string, unknown>>;

const objectOf = (value: unknown, member: string): Members =>
  isObject(value) ? value : unlike(member);

const isObject = (value: unknown): value is Members => typeof value === 'object' && value !== null;

/** A list that is not there has nothing in it. */
const listOf = (value: unknown, member: string): readonly unknown[] => {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : unlike(member);
};

const textOf = (value: unknown, member: string): string =>
  typeof value === 'string' ? value : unlike(member);

const textOrNull = (value: unknown, member: string): string | null =>
  value === undefined || value === null ? null : textOf(value, member);

const numberOrNull = (value: unknown, member: string): number | null => {
  if (value === undefined || value === null) return null;
  return typeof value === 'number' ? value : unlike(member);
};

function unlike(member: string): never {
  throw new AppError('upstream_unavailable', `The service's answer lacks a usable ${member}.`);
}
