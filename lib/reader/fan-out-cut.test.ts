import { connect, createServer, type Server, type Socket } from 'node:net';
import { KinesisClient } from '@aws-sdk/client-kinesis';
import { NodeHttp2Handler } from '@smithy/node-http-handler';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FanOutReader } from './fan-out-reader';
import { startSearch } from './search-for-test';
import { NOON, shardId, startTestWorld, type TestWorld } from './world-for-test';

let world: TestWorld;
/** The connection is cut, once, when so many bytes have come from the service. */
let cutAfterBytes = Number.POSITIVE_INFINITY;
let proxy: Server;
let streaming: KinesisClient;
const sockets = new Set<Socket>();

/** Stands between the client and the service, so that connections can be cut. */
function startProxy(target: URL): Promise<Server> {
  const server = createServer((socket) => {
    const upstream = connect(Number(target.port), target.hostname);
    for (const [one, other] of [
      [socket, upstream],
      [upstream, socket],
    ] as const) {
      sockets.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => other.destroy());
      one.pipe(other);
    }
    upstream.on('data', ({ length }) => {
      cutAfterBytes -= length;
      if (cutAfterBytes > 0) return;
      cutAfterBytes = Number.POSITIVE_INFINITY;
      socket.destroy();
    });
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

beforeEach(async () => {
  world = await startTestWorld(1);
  proxy = await startProxy(new URL(world.endpoint));
  const address = proxy.address();
  streaming = new KinesisClient({
    endpoint: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    requestHandler: new NodeHttp2Handler({ requestTimeout: 15_000 }),
    maxAttempts: 1,
  });
});
afterEach(async () => {
  streaming.destroy();
  proxy.close();
  await world.close();
});

function searchThroughProxy(toMs: number) {
  const { StreamDescriptionSummary } = world.engine.execute('DescribeStreamSummary', {
    StreamName: 's',
  });
  const reader = new FanOutReader({
    control: world.client,
    streaming,
    clock: world.clock,
    stream: 's',
    streamArn: StreamDescriptionSummary?.StreamARN ?? '',
  });
  return startSearch(world, { shards: [shardId(0)], toMs, reader });
}

test.each(['destroy', 'resetAndDestroy'] as const)(
  'a connection that is cut (%s) between events loses and doubles nothing',
  async (cut) => {
    world.put(0, 'before');
    const found: string[] = [];
    for await (const message of searchThroughProxy(NOON + 600_000)) {
      if (message.type !== 'records') continue;
      found.push(...message.records.map(({ data }) => data.text));
      if (found.length !== 1) continue;
      for (const socket of sockets) socket[cut]();
      world.put(0, 'after');
    }
    expect(found).toEqual(['before', 'after']);
  },
);

test('nor does one that is cut within an event', async () => {
  const texts = Array.from({ length: 40 }, (_, index) => `${index}`);
  world.put(0, ...texts.map((text) => text.padEnd(50_000)));
  world.clock.pass(600_000);
  cutAfterBytes = 1_700_000;
  const found: string[] = [];
  for await (const message of searchThroughProxy(NOON + 300_000)) {
    if (message.type !== 'records') continue;
    found.push(...message.records.map(({ data }) => data.text.trim()));
  }
  expect(cutAfterBytes).toBe(Number.POSITIVE_INFINITY);
  expect(world.calls.get('SubscribeToShard')).toBeGreaterThan(1);
  expect(found).toEqual(texts);
});
