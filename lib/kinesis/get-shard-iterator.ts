import {
  GetShardIteratorCommand,
  type GetShardIteratorInput,
  type KinesisClient,
} from '@aws-sdk/client-kinesis';
import { orAppError } from '@/lib/to-app-error';
import { required } from './required';

/** Where in a shard to start reading. */
export type Position =
  | { type: 'oldest' }
  | { type: 'time'; atMs: number }
  | { type: 'sequence' | 'after'; sequenceNumber: string };

/** `latest` is behind the newest record: only what comes after the call. */
export type StartPosition = Position | { type: 'latest' };

interface Request {
  stream: string;
  shard: string;
  position: StartPosition;
  signal: AbortSignal;
}

/**
 * A token to read one shard with, from a position on; it lives five minutes. At most 5 calls a second and shard.
 * @throws stream_not_found, shard_not_found, invalid_input for a sequence number of another shard, access_denied,
 *   credentials_missing, throttled, upstream_timeout, upstream_unavailable
 * @see https://docs.aws.amazon.com/kinesis/latest/APIReference/API_GetShardIterator.html
 */
export async function getShardIterator(
  client: KinesisClient,
  { stream, shard, position, signal }: Request,
): Promise<string> {
  const answer = await orAppError(
    client.send(
      new GetShardIteratorCommand({ StreamName: stream, ShardId: shard, ...startingAt(position) }),
      { abortSignal: signal },
    ),
    { action: 'kinesis:GetShardIterator', stream },
  );
  return required(answer.ShardIterator, 'ShardIterator');
}

function startingAt(
  position: StartPosition,
): Pick<GetShardIteratorInput, 'ShardIteratorType' | 'Timestamp' | 'StartingSequenceNumber'> {
  if (position.type === 'oldest') return { ShardIteratorType: 'TRIM_HORIZON' };
  if (position.type === 'latest') return { ShardIteratorType: 'LATEST' };
  if (position.type === 'time') {
    return { ShardIteratorType: 'AT_TIMESTAMP', Timestamp: new Date(position.atMs) };
  }
  return {
    ShardIteratorType:
      position.type === 'sequence' ? 'AT_SEQUENCE_NUMBER' : 'AFTER_SEQUENCE_NUMBER',
    StartingSequenceNumber: position.sequenceNumber,
  };
}
