import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { KinesisClient, PutRecordsCommand } from '@aws-sdk/client-kinesis';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { type Logger, pino } from 'pino';
import { type Clock, systemClock } from '@/lib/clock';
import { createCloudWatch } from '@/lib/local/cloudwatch/create-cloudwatch';
import { startCloudWatch } from '@/lib/local/cloudwatch/start-cloudwatch';
import { createKinesisEngine, type EngineOptions } from '@/lib/local/kinesis/create-kinesis-engine';
import { startKinesis } from '@/lib/local/kinesis/start-kinesis';
import { parseConfig } from '@/lib/server/load-config';
import { createRuntime, installRuntime } from '@/lib/server/runtime';

interface WorldOptions {
  clock?: Clock;
  limits?: NonNullable<EngineOptions['limits']>;
}

/**
 * The local service with the server's runtime on top of it, for tests of the API's handlers. Connections: `local`,
 * which allows everything; `viewer`, which allows `view` alone; `nowhere`, where nothing listens.
 */
export async function startApiWorld({ clock = systemClock, limits }: WorldOptions = {}) {
  const cloudWatch = createCloudWatch({ clock });
  const engine = createKinesisEngine({ clock, meter: cloudWatch, ...(limits && { limits }) });
  const kinesis = await startKinesis({ engine, clock });
  const metrics = await startCloudWatch({ cloudWatch, clock });
  const endpoint = { kinesis: kinesis.url, cloudwatch: metrics.url };
  const closed = 'http://127.0.0.1:1';
  const config = parseConfig(
    {
      connections: [
        { name: 'local', environment: 'local', endpoint },
        { name: 'viewer', environment: 'local', endpoint, allow: ['view'] },
        { name: 'nowhere', environment: 'local', endpoint: closed },
      ],
      allowedHosts: ['shardlens.example.com'],
    },
    'test',
  );
  const lines: string[] = [];
  const log: Logger = pino({ base: null }, { write: (line: string) => lines.push(line) });
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'shardlens-api-'));
  installRuntime(createRuntime({ config, clock, log, dataFolder }));
  const sdk = new KinesisClient({
    endpoint: kinesis.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    requestHandler: new NodeHttpHandler(),
  });
  return {
    engine,
    cloudWatch,
    kinesis,
    /** A client of the tests' own, to compare answers with. */
    sdk,
    /** Where the server keeps what outlives it; goes with the world. */
    dataFolder,
    /** Log lines of the server so far. */
    lines,
    put: (stream: string, records: readonly { key: string; data: string | Uint8Array }[]) =>
      sdk.send(
        new PutRecordsCommand({
          StreamName: stream,
          Records: records.map(({ key, data }) => ({
            PartitionKey: key,
            Data: typeof data === 'string' ? new TextEncoder().encode(data) : data,
          })),
        }),
      ),
    async close() {
      sdk.destroy();
      await Promise.all([kinesis.close(), metrics.close()]);
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

export type ApiWorld = Awaited<ReturnType<typeof startApiWorld>>;

type Handler = (
  request: Request,
  context: { params: Promise<Record<string, string>> },
) => Promise<Response>;

interface Ask {
  /** Dynamic segments; the connection is `local` when absent. */
  params?: Record<string, string>;
  query?: string;
  headers?: Record<string, string>;
  /** Sent as JSON; a string or stream as it is. */
  body?: unknown;
  method?: string;
  signal?: AbortSignal;
}

/** Calls a route handler as Next would, with a browser's Host header. */
export async function ask(handler: Handler, asked: Ask = {}) {
  const { params = {}, query = '', headers = {}, body, signal } = asked;
  const raw = typeof body === 'string' || body instanceof ReadableStream || body === undefined;
  const request = new Request(`http://127.0.0.1:3000/api/under-test${query}`, {
    method: asked.method ?? (body === undefined ? 'GET' : 'POST'),
    headers: {
      host: '127.0.0.1:3000',
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: raw ? body : JSON.stringify(body), duplex: 'half' }),
    ...(signal && { signal }),
  });
  const response = await handler(request, {
    params: Promise.resolve({ connection: 'local', ...params }),
  });
  const text = await response.text();
  const json: unknown = text === '' ? null : JSON.parse(text);
  return { status: response.status, headers: response.headers, json, text };
}
