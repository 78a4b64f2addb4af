import {
  type _Record,
  type KinesisClient,
  type StartingPosition,
  SubscribeToShardCommand,
  type SubscribeToShardEvent,
} from '@aws-sdk/client-kinesis';
import { AppError } from '@/lib/errors';
import { orAppError } from '@/lib/to-app-error';
import type { KinesisRecord } from './get-records';
import type { Position } from './get-shard-iterator';
import { required } from './required';

export interface SubscriptionEvent {
  records: KinesisRecord[];
  /** Where to subscribe again; null at the end of a closed shard. */
  continuationSequenceNumber: string | null;
  millisBehindLatest: number | null;
}

interface Request {
  stream: string;
  consumerArn: string;
  shard: string;
  position: Position;
  /** Ends the subscription as well. */
  signal: AbortSignal;
}

/**
 * What the service pushes of one shard, for five minutes at most, to a consumer that is ACTIVE. At most one call a
 * second, consumer and shard; a second subscription takes over from the first after five seconds.
 * Needs a client that speaks HTTP/2.
 * @throws stream_not_found, shard_not_found, access_denied (kms:Decrypt too), credentials_missing, throttled,
 *   upstream_timeout, upstream_unavailable, before the first event and between events
 * @see https://docs.aws.amazon.com/kinesis/latest/APIReference/API_SubscribeToShard.html
 */
export async function* subscribeToShard(
  client: KinesisClient,
  { stream, consumerArn, shard, position, signal }: Request,
): AsyncGenerator<SubscriptionEvent> {
  const call = { action: 'kinesis:SubscribeToShard', stream };
  const command = new SubscribeToShardCommand({
    ConsumerARN: consumerArn,
    ShardId: shard,
    StartingPosition: startingAt(position),
  });
  const { EventStream } = await orAppError(client.send(command, { abortSignal: signal }), call);
  const events = required(EventStream, 'EventStream')[Symbol.asyncIterator]();
  for (;;) {
    const { value, done } = await orAppError(events.next().catch(brokenOff), call);
    if (done) return;
    if (value.SubscribeToShardEvent) yield toSubscriptionEvent(value.SubscribeToShardEvent);
  }
}

function startingAt(position: Position): StartingPosition {
  if (position.type === 'oldest') return { Type: 'TRIM_HORIZON' };
  if (position.type === 'time') {
    return { Type: 'AT_TIMESTAMP', Timestamp: new Date(position.atMs) };
  }
  return {
    Type: position.type === 'sequence' ? 'AT_SEQUENCE_NUMBER' : 'AFTER_SEQUENCE_NUMBER',
    SequenceNumber: position.sequenceNumber,
  };
}

function toSubscriptionEvent(event: SubscribeToShardEvent): SubscriptionEvent {
  return {
    records: (event.Records ?? []).map(toKinesisRecord),
    continuationSequenceNumber: event.ContinuationSequenceNumber ?? null,
    millisBehindLatest: event.MillisBehindLatest ?? null,
  };
}

function toKinesisRecord(record: _Record): KinesisRecord {
  return {
    sequenceNumber: required(record.SequenceNumber, 'SequenceNumber'),
    partitionKey: required(record.PartitionKey, 'PartitionKey'),
    data: required(record.Data, 'Data'),
    arrivalMs: record.ApproximateArrivalTimestamp?.getTime() ?? null,
    encryption: record.EncryptionType ?? 'NONE',
  };
}

/** A connection that is cut within an event ends in an error that says nothing of the network. */
function brokenOff(error: unknown): never {
  const isNamed = error instanceof Error && error.name !== 'Error';
  if (isNamed) throw error;
  throw new AppError('upstream_unavailable', 'The subscription broke off.', { cause: error });
}
