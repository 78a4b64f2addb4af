import { KinesisClient, type KinesisClientConfig } from '@aws-sdk/client-kinesis';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { expect, onTestFinished, test } from 'vitest';
import { startFaultServer } from './fault-server';
import { putRecordsCommand } from './put-records-command';

/** Puts one record, and tells what the client knew of a logger when the answer was there. */
async function put(config: KinesisClientConfig) {
  const server = await startFaultServer(() => ({ kind: 'store' }));
  onTestFinished(() => server.close());
  const client = new KinesisClient({
    endpoint: server.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    requestHandler: new NodeHttpHandler(),
    ...config,
  });
  const loggers: unknown[] = [];
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const response = await next(args);
      loggers.push(context.logger);
      return response;
    },
    { step: 'initialize', name: 'lookMiddleware' },
  );
  const Records = [{ Data: Buffer.from('x'), PartitionKey: 'k' }];
  await client.send(putRecordsCommand({ StreamName: 'orders', Records }));
  client.destroy();
  return loggers;
}

const ignore = () => undefined;

test('a client without a logger makes no copies for one', async () => {
  expect(await put({})).toEqual([undefined]);
});

test('a client with a logger logs the call', async () => {
  const logged: unknown[] = [];
  const info = (entry: unknown) => logged.push(entry);
  const logger = { info, trace: ignore, debug: ignore, warn: ignore, error: ignore };
  expect(await put({ logger })).toEqual([logger]);
  expect(logged).toMatchObject([
    {
      commandName: 'PutRecordsCommand',
      input: { StreamName: 'orders' },
      output: { Records: [{}] },
    },
  ]);
});
