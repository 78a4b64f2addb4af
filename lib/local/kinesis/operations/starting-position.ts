import type { Account } from '@/lib/local/kinesis/account';
import { invalidArgument } from '@/lib/local/kinesis/kinesis-fault';
import { parseSequenceNumber, type SequenceParts } from '@/lib/local/kinesis/sequence-number';
import { type Shard, shardIdOf } from '@/lib/local/kinesis/shard';
import type { Stream } from '@/lib/local/kinesis/stream';

export interface Position {
  type: 'AT_SEQUENCE_NUMBER' | 'AFTER_SEQUENCE_NUMBER' | 'TRIM_HORIZON' | 'LATEST' | 'AT_TIMESTAMP';
  sequenceNumber?: string | undefined;
  timestamp?: Date | undefined;
}

interface Place {
  account: Account;
  stream: Stream;
  shard: Shard;
  nowMs: number;
}

/**
 * Ordinal of the first record that a reader who starts there gets.
 * @throws KinesisFault InvalidArgumentException where type and values do not fit, or the number is of another shard
 * @see https://docs.aws.amazon.com/kinesis/latest/APIReference/API_GetShardIterator.html
 */
export function startingOrdinal(place: Place, position: Position): number {
  const { log } = place.shard;
  switch (position.type) {
    case 'TRIM_HORIZON':
    case 'LATEST':
      if (position.sequenceNumber !== undefined) throw unfit(position);
      return position.type === 'LATEST' ? log.end : log.first;
    case 'AT_TIMESTAMP':
      return log.seek(timestampMs(position.timestamp, place.nowMs));
    default: {
      if (position.sequenceNumber === undefined) throw unfit(position);
      const parts = partsOf(place, position.sequenceNumber);
      const at = log.seekRecord(parts.arrivalMs, parts.ordinal);
      const isAfter = position.type === 'AFTER_SEQUENCE_NUMBER';
      return isAfter && at === parts.ordinal ? at + 1 : at;
    }
  }
}

function timestampMs(timestamp: Date | undefined, nowMs: number): number {
  if (timestamp === undefined) {
    throw invalidArgument(
      'Must specify timestampInMillis parameter for iterator of type AT_TIMESTAMP. Current request has no timestamp parameter.',
    );
  }
  const ms = timestamp.getTime();
  if (ms <= nowMs) return ms;
  throw invalidArgument(
    'The timestampInMillis parameter cannot be greater than the currentTimestampInMillis. ' +
      `timestampInMillis: ${ms}, currentTimestampInMillis: ${nowMs}`,
  );
}

function partsOf({ account, stream, shard }: Place, sequenceNumber: string): SequenceParts {
  const use = `StartingSequenceNumber ${sequenceNumber} used in GetShardIterator on shard ${shard.id} in stream ${stream.name} under account ${account.id} is invalid`;
  const parts = parseSequenceNumber(sequenceNumber);
  if (!parts) throw invalidArgument(`${use}.`);
  if (parts.index !== shard.index) {
    throw invalidArgument(
      `Invalid StartingSequenceNumber. It encodes ${shardIdOf(parts.index)}, while it was used in a call to a shard with ${shard.id}`,
    );
  }
  if (parts.createdMs !== shard.createdMs) {
    throw invalidArgument(`${use} because it did not come from this stream.`);
  }
  return parts;
}

function unfit({ type, sequenceNumber }: Position) {
  return invalidArgument(
    'Must either specify (1) AT_SEQUENCE_NUMBER or AFTER_SEQUENCE_NUMBER and StartingSequenceNumber or ' +
      '(2) TRIM_HORIZON or LATEST and no StartingSequenceNumber. ' +
      `Request specified ${type} and ${sequenceNumber === undefined ? 'no' : 'also a'} StartingSequenceNumber.`,
  );
}
