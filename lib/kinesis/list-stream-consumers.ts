import {
  type Consumer,
  type ConsumerStatus,
  type KinesisClient,
  ListStreamConsumersCommand,
  type ListStreamConsumersOutput,
} from '@aws-sdk/client-kinesis';
import { orAppError } from '@/lib/to-app-error';
import { required } from './required';

export interface StreamConsumer {
  name: string;
  arn: string;
  status: ConsumerStatus;
  createdAtMs: number;
}

interface Request {
  streamArn: string;
  signal: AbortSignal;
}

/**
 * Every enhanced fan-out consumer of a stream. At most 5 calls a second and stream.
 * @throws stream_not_found, access_denied, credentials_missing, throttled, upstream_timeout, upstream_unavailable
 * @see https://docs.aws.amazon.com/kinesis/latest/APIReference/API_ListStreamConsumers.html
 */
export async function listStreamConsumers(
  client: KinesisClient,
  { streamArn, signal }: Request,
): Promise<StreamConsumer[]> {
  const consumers: StreamConsumer[] = [];
  let nextToken: string | undefined;
  do {
    const page: ListStreamConsumersOutput = await orAppError(
      client.send(
        new ListStreamConsumersCommand({
          StreamARN: streamArn,
          ...(nextToken && { NextToken: nextToken }),
        }),
        { abortSignal: signal },
      ),
      { action: 'kinesis:ListStreamConsumers' },
    );
    consumers.push(...(page.Consumers ?? []).map(toStreamConsumer));
    nextToken = page.NextToken;
  } while (nextToken);
  return consumers;
}

function toStreamConsumer(consumer: Consumer): StreamConsumer {
  return {
    name: required(consumer.ConsumerName, 'ConsumerName'),
    arn: required(consumer.ConsumerARN, 'ConsumerARN'),
    status: required(consumer.ConsumerStatus, 'ConsumerStatus'),
    createdAtMs: required(
      consumer.ConsumerCreationTimestamp,
      'ConsumerCreationTimestamp',
    ).getTime(),
  };
}
