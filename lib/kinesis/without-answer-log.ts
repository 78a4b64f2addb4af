import type { KinesisClient } from '@aws-sdk/client-kinesis';

/**
 * The same client, freed from writing a log: the SDK copies every answer, record by record, for its logger, even
 * where there is none, which is a good part of the work of reading.
 */
export function withoutAnswerLog(client: KinesisClient): KinesisClient {
  client.middlewareStack.remove('loggerMiddleware');
  return client;
}
