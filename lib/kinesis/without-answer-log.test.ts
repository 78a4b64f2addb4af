import { KinesisClient, ListStreamsCommand } from '@aws-sdk/client-kinesis';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { expect, test } from 'vitest';
import { type LocalService, startLocal } from '@/lib/local/start';
import { withoutAnswerLog } from './without-answer-log';

/** A client and what it has logged. */
function loggingClient(local: LocalService) {
  const logged: unknown[] = [];
  const log = (...content: unknown[]) => logged.push(content);
  const client = new KinesisClient({
    endpoint: local.endpoints.kinesis,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    requestHandler: new NodeHttpHandler(),
    logger: { debug: log, info: log, warn: log, error: log },
  });
  return { client, logged };
}

test('no answer is copied for a log', async () => {
  const local = await startLocal({ streams: [{ name: 'flights' }] });
  const usual = loggingClient(local);
  const silent = loggingClient(local);
  for (const client of [usual.client, withoutAnswerLog(silent.client)]) {
    const { StreamNames } = await client.send(new ListStreamsCommand({}));
    expect(StreamNames).toEqual(['flights']);
    client.destroy();
  }
  await local.close();
  expect(JSON.stringify(usual.logged)).toContain('flights');
  expect(JSON.stringify(silent.logged)).not.toContain('flights');
});
