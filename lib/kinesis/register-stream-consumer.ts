import { type KinesisClient, RegisterStreamConsumerCommand } from '@aws-sdk/client-kinesis';
import { orAppError } from '@/lib/to-app-error';
import { required } from './required';

interface Request {
  streamArn: string;
  /** Unique on the stream: 1 to 128 letters, digits, `_`, `.` or `-`. */
  name: string;
  signal: AbortSignal;
}

/**
 * Registers an enhanced fan-out consumer and answers its ARN; it is billed from now on and can be used once it is
 * ACTIVE. A stream has 20 at most, of which 5 may be in creation.
 * @throws throttled when there are too many, stream_not_found, access_denied, credentials_missing, upstream_timeout,
 *   upstream_unavailable
 * @see https://docs.aws.amazon.com/kinesis/latest/APIReference/API_RegisterStreamConsumer.html
 */
export async function registerStreamConsumer(
  client: KinesisClient,
  { streamArn, name, signal }: Request,
): Promise<string> {
  const { Consumer } = await orAppError(
    client.send(new RegisterStreamConsumerCommand({ StreamARN: streamArn, ConsumerName: name }), {
      abortSignal: signal,
    }),
    { action: 'kinesis:RegisterStreamConsumer' },
  );
  return required(Consumer?.ConsumerARN, 'Consumer.ConsumerARN');
}
