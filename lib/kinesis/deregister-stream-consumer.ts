import { DeregisterStreamConsumerCommand, type KinesisClient } from '@aws-sdk/client-kinesis';
import { orAppError } from '@/lib/to-app-error';

interface Request {
  streamArn: string;
  name: string;
  signal: AbortSignal;
}

/**
 * Removes an enhanced fan-out consumer, whatever reads through it. By name, so that one whose registration was never
 * answered can be removed as well.
 * @throws stream_not_found when the consumer is not there, upstream_unavailable while it is being made, access_denied,
 *   credentials_missing, throttled, upstream_timeout
 * @see https://docs.aws.amazon.com/kinesis/latest/APIReference/API_DeregisterStreamConsumer.html
 */
export async function deregisterStreamConsumer(
  client: KinesisClient,
  { streamArn, name, signal }: Request,
): Promise<void> {
  await orAppError(
    client.send(new DeregisterStreamConsumerCommand({ StreamARN: streamArn, ConsumerName: name }), {
      abortSignal: signal,
    }),
    { action: 'kinesis:DeregisterStreamConsumer' },
  );
}
