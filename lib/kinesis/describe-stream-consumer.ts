import {
  type ConsumerStatus,
  DescribeStreamConsumerCommand,
  type KinesisClient,
} from '@aws-sdk/client-kinesis';
import { orAppError } from '@/lib/to-app-error';
import { required } from './required';

interface Request {
  consumerArn: string;
  signal: AbortSignal;
}

/**
 * Whether an enhanced fan-out consumer is being made, usable or being removed. At most 20 calls a second and stream.
 * @throws stream_not_found when the consumer is not there, access_denied, credentials_missing, throttled,
 *   upstream_timeout, upstream_unavailable
 * @see https://docs.aws.amazon.com/kinesis/latest/APIReference/API_DescribeStreamConsumer.html
 */
export async function describeStreamConsumer(
  client: KinesisClient,
  { consumerArn, signal }: Request,
): Promise<{ status: ConsumerStatus }> {
  const { ConsumerDescription } = await orAppError(
    client.send(new DescribeStreamConsumerCommand({ ConsumerARN: consumerArn }), {
      abortSignal: signal,
    }),
    { action: 'kinesis:DescribeStreamConsumer' },
  );
  return { status: required(ConsumerDescription?.ConsumerStatus, 'ConsumerStatus') };
}
