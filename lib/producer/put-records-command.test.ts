import { once } from 'node:events';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { text } from 'node:stream/consumers';
import {
  KinesisClient,
  type KinesisClientConfig,
  PutRecordsCommand,
  type PutRecordsCommandInput,
} from '@aws-sdk/client-kinesis';
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

/** What a command sends. */
async function requestOf(command: PutRecordsCommand) {
  const requests: { body: unknown; headers: IncomingHttpHeaders }[] = [];
  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    requests.push({ body: JSON.parse(await text(request)), headers: request.headers });
    response.end('{}');
  };
  const server = createServer((request, response) => {
    serve(request, response).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const client = new KinesisClient({
    endpoint: `http://127.0.0.1:${port}`,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    requestHandler: new NodeHttpHandler(),
  });
  await client.send(command);
  client.destroy();
  server.close();
  const { body, headers } = requests[0] ?? {};
  return {
    body,
    type: headers?.['content-type'],
    length: headers?.['content-length'],
    target: headers?.['x-amz-target'],
  };
}

test.each<[string, PutRecordsCommandInput]>([
  [
    'keys and bytes of all kinds',
    {
      StreamName: 'orders',
      Records: [
        { Data: new Uint8Array(), PartitionKey: 'k' },
        {
          Data: Buffer.from('"\\\n\u2028é😀'),
          PartitionKey: '"\\\n\u2028é😀',
          ExplicitHashKey: '0',
        },
        {
          Data: new Uint8Array([9, 0, 255, 128, 9]).subarray(1, 4),
          PartitionKey: '__proto__',
          ExplicitHashKey: undefined,
        },
      ],
    },
  ],
  [
    'a stream by its ARN, and a dry run',
    {
      StreamARN: 'arn:aws:kinesis:us-east-1:000000000000:stream/orders',
      DryRun: true,
      Records: [{ Data: new Uint8Array([1]), PartitionKey: 'k' }],
    },
  ],
])('writes the request that the SDK would: %s', async (_, input) => {
  const own = putRecordsCommand(input);
  const written = await requestOf(own);
  expect(written).toEqual(await requestOf(new PutRecordsCommand(input)));
  expect(written.target).toBe('Kinesis_20131202.PutRecords');
  expect(own.input).toEqual(input);
});
