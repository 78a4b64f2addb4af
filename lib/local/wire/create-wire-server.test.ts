import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { KinesisClient, ListStreamsCommand, PutRecordCommand } from '@aws-sdk/client-kinesis';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { afterEach, describe, expect, test } from 'vitest';
import { ManualClock, systemClock } from '@/lib/clock';
import { createWireServer, type WireServerOptions } from './create-wire-server';
import { createJsonRpc, type JsonRpcService, RawAnswer } from './json-rpc';
import type { Listening } from './listen';
import { ServiceFault } from './service-fault';

let server: Listening | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function serve(
  execute: JsonRpcService['execute'],
  options: Partial<WireServerOptions> = {},
): Promise<Listening> {
  const handle = createJsonRpc({
    targetPrefix: 'Kinesis_20131202',
    contentType: 'application/x-amz-json-1.1',
    execute,
  });
  server = await createWireServer({ handle, clock: systemClock, ...options });
  return server;
}

function clientOf(url: string, http1: boolean): KinesisClient {
  return new KinesisClient({
    endpoint: url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
    ...(http1 ? { requestHandler: new NodeHttpHandler() } : {}),
  });
}

const post = (url: string, headers: Record<string, string>, body: BodyInit = '{}') =>
  fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'Kinesis_20131202.Echo',
      ...headers,
    },
    body,
  });

describe('createWireServer', () => {
  test.each([
    ['h2c', false],
    ['http/1.1', true],
  ])('answers the SDK client that speaks %s', async (protocol, http1) => {
    const seen: string[] = [];
    const { url } = await serve((operation, _input, request) => {
      seen.push(`${operation} ${request.protocol}`);
      return { StreamNames: ['a'], HasMoreStreams: false };
    });
    const client = clientOf(url, http1);
    const output = await client.send(new ListStreamsCommand({}));
    client.destroy();
    expect(output.StreamNames).toEqual(['a']);
    expect(seen).toEqual([`ListStreams ${protocol}`]);
  });

  test('a fault reaches the SDK as the modelled error, with name and message', async () => {
    const { url } = await serve(() => {
      throw new ServiceFault('ProvisionedThroughputExceededException', 'Slow down.');
    });
    const client = clientOf(url, false);
    const call = client.send(
      new PutRecordCommand({ StreamName: 's', PartitionKey: 'k', Data: new Uint8Array() }),
    );
    await expect(call).rejects.toMatchObject({
      name: 'ProvisionedThroughputExceededException',
      message: 'Slow down.',
      $metadata: { httpStatusCode: 400, requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) },
    });
    client.destroy();
  });

  test('dates its answers by the injected clock', async () => {
    const { url } = await serve(() => ({}), { clock: new ManualClock(1_700_000_000_000) });
    const response = await post(url, {});
    expect(response.headers.get('date')).toBe('Tue, 14 Nov 2023 22:13:20 GMT');
  });

  test('undoes gzip, and refuses broken gzip', async () => {
    const { url } = await serve((_operation, input) => input);
    const gzip = { 'content-encoding': 'gzip' };
    expect(await (await post(url, gzip, new Uint8Array(gzipSync('{"a":1}')))).json()).toEqual({
      a: 1,
    });
    expect(await (await post(url, gzip, 'plain')).json()).toMatchObject({
      __type: 'SerializationException',
    });
  });

  test('caps a body, also one that only grows large when decompressed', async () => {
    const { url } = await serve(() => ({}), { maxBodyBytes: 1000 });
    const long = `{"a":"${'x'.repeat(2000)}"}`;
    const plain = await post(url, {}, long);
    const packed = await post(url, { 'content-encoding': 'gzip' }, new Uint8Array(gzipSync(long)));
    expect([plain.status, packed.status]).toEqual([413, 413]);
  });

  test.each([
    ['an unknown target', { 'x-amz-target': 'Other.Echo' }, '{}', 'UnknownOperationException'],
    ['broken JSON', {}, '{', 'SerializationException'],
    ['a JSON list', {}, '[]', 'SerializationException'],
    ['another content type', { 'content-type': 'application/x-amz-cbor-1.1' }, '{}', 'Serial'],
  ])('refuses %s', async (_name, headers, body, type) => {
    const { url } = await serve(() => ({}));
    const response = await post(url, headers, body);
    expect(response.status).toBe(400);
    expect(response.headers.get('x-amzn-errortype')).toContain(type);
  });

  test('a defect of the service is a 500, and the server lives on', async () => {
    const { url } = await serve((operation) => {
      if (operation === 'Echo') throw new TypeError('broken');
      return {};
    });
    const response = await post(url, {});
    expect(response.status).toBe(500);
    expect(await response.json()).toEqual({ __type: 'InternalFailure', message: 'broken' });
    expect((await post(url, { 'x-amz-target': 'Kinesis_20131202.Other' })).status).toBe(200);
  });

  test('tells the protocols apart even when the first bytes come one by one', async () => {
    const { port } = await serve(() => ({ ok: true }));
    const request =
      'POST / HTTP/1.1\r\nhost: x\r\nx-amz-target: Kinesis_20131202.E\r\nconnection: close\r\ncontent-length: 0\r\n\r\n';
    const answer = await new Promise<string>((resolve, reject) => {
      let text = '';
      const socket = connect({ port, host: '127.0.0.1', noDelay: true });
      socket.on('data', (chunk) => {
        text += chunk.toString();
      });
      socket.on('end', () => resolve(text));
      socket.on('error', reject);
      const sendFrom = (index: number): void => {
        if (index >= 4) socket.write(request.slice(4));
        else socket.write(request.charAt(index), () => setImmediate(sendFrom, index + 1));
      };
      sendFrom(0);
    });
    expect(answer).toContain('200 OK');
    expect(answer).toContain('{"ok":true}');
  });

  test('close ends a streamed answer at once and tells its handler', async () => {
    let aborted: Promise<void> | undefined;
    const listening = await serve((_operation, _input, request) => {
      aborted = new Promise((resolve) => request.signal.addEventListener('abort', () => resolve()));
      const forever = async function* () {
        yield Buffer.from('first');
        await aborted;
      };
      return new RawAnswer({ status: 200, headers: {}, body: forever() });
    });
    const response = await post(listening.url, {});
    const reader = response.body?.getReader();
    const first = await reader?.read();
    expect(Buffer.from(first?.value ?? []).toString()).toBe('first');
    await listening.close();
    await aborted;
    await expect(reader?.read()).rejects.toThrow('terminated');
  });
});
