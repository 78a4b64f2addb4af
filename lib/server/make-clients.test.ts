import { createServer, type IncomingMessage, type Server } from 'node:http';
import { createServer as createHttp2Server } from 'node:http2';
import type { Server as NetServer } from 'node:net';
import { GetMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import { ListStreamsCommand } from '@aws-sdk/client-kinesis';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { orAppError } from '@/lib/to-app-error';
import type { ConnectionConfig } from './config-schema';
import { makeClients } from './make-clients';

let server: Server;
let endpoint: string;
const requests: IncomingMessage[] = [];
/** Answers with no streams, or never, or falls silent within the answer. */
let silent: boolean | 'halfway' = false;

beforeAll(async () => {
  server = createServer((request, response) => {
    requests.push(request);
    request.resume();
    if (silent === 'halfway') response.write('{"StreamNames":[');
    if (!silent) response.end(JSON.stringify({ StreamNames: [], HasMoreStreams: false }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  endpoint = urlOf(server);
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

function urlOf(listening: NetServer): string {
  const address = listening.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
}

const local = (): ConnectionConfig => ({
  name: 'l',
  environment: 'local',
  allow: ['view'],
  endpoint: { kinesis: endpoint },
});

const call = { action: 'kinesis:ListStreams' };

describe('the clients of a local connection', () => {
  test('speak HTTP/1.1 to it, and never send a real key there', async () => {
    requests.length = 0;
    await makeClients(local()).kinesis.send(new ListStreamsCommand({}));
    expect(requests).toHaveLength(1);
    expect(requests[0]?.httpVersion).toBe('1.1');
    expect(requests[0]?.headers.authorization).toContain('Credential=local/');
  });

  test('do not turn to AWS for a service that has no endpoint', async () => {
    const { cloudwatch, sts } = makeClients(local());
    const command = new GetMetricDataCommand({
      MetricDataQueries: [],
      StartTime: new Date(0),
      EndTime: new Date(1),
    });
    await expect(cloudwatch.send(command)).rejects.toMatchObject({
      code: 'upstream_unavailable',
      message: 'The local connection l has no endpoint for cloudwatch.',
    });
    expect(sts).toBeNull();
  });

  test.each([
    ['a silent service', true],
    ['one that falls silent within its answer', 'halfway'],
  ] as const)('give %s up, once for records and again for metadata', async (_, how) => {
    silent = how;
    const { kinesis, kinesisOnce } = makeClients(local(), { connectionMs: 1_000, requestMs: 50 });
    for (const [client, attempts] of [
      [kinesisOnce, 1],
      [kinesis, 3],
    ] as const) {
      requests.length = 0;
      const answer = orAppError(client.send(new ListStreamsCommand({})), call);
      await expect(answer).rejects.toMatchObject({ code: 'upstream_timeout' });
      expect(requests).toHaveLength(attempts);
    }
    silent = false;
  });
});

describe('the client for subscriptions', () => {
  test('speaks HTTP/2 to a local endpoint', async () => {
    const versions: string[] = [];
    const http2 = createHttp2Server((request, response) => {
      versions.push(request.httpVersion);
      response.end(JSON.stringify({ StreamNames: [], HasMoreStreams: false }));
    });
    await new Promise<void>((resolve) => http2.listen(0, '127.0.0.1', resolve));
    const { kinesisStreaming } = makeClients({ ...local(), endpoint: { kinesis: urlOf(http2) } });
    await kinesisStreaming.send(new ListStreamsCommand({}));
    expect(versions).toEqual(['2.0']);
    kinesisStreaming.destroy();
    await new Promise((resolve) => http2.close(resolve));
    const refused = orAppError(kinesisStreaming.send(new ListStreamsCommand({})), call);
    await expect(refused).rejects.toMatchObject({ code: 'upstream_unavailable' });
  });

  test('does not turn to AWS without one', async () => {
    const { kinesisStreaming } = makeClients({ ...local(), endpoint: {} });
    const answer = kinesisStreaming.send(new ListStreamsCommand({}));
    await expect(answer).rejects.toMatchObject({ code: 'upstream_unavailable' });
  });
});

test('a connection to AWS keeps its region, and asks STS for its account', async () => {
  const { kinesis, cloudwatch, sts } = makeClients({
    name: 'p',
    environment: 'production',
    region: 'eu-central-1',
    allow: ['view'],
  });
  expect(await kinesis.config.region()).toBe('eu-central-1');
  expect(await cloudwatch.config.region()).toBe('eu-central-1');
  expect(await sts?.config.region()).toBe('eu-central-1');
});
