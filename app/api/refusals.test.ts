import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DELETE, GET as getUnknown, POST as postUnknown } from '@/app/api/[[...path]]/route';
import { POST as postBatches } from '@/app/api/[connection]/streams/[stream]/batches/route';
import { GET as getRecords } from '@/app/api/[connection]/streams/[stream]/records/route';
import { GET as getStream } from '@/app/api/[connection]/streams/[stream]/route';
import { GET as getStreams } from '@/app/api/[connection]/streams/route';
import { GET as getHealth } from '@/app/api/health/route';
import { problemSchema } from '@/lib/contract/problem';
import { type ApiWorld, ask, startApiWorld } from '@/lib/local/start-api-world';

let world: ApiWorld;
beforeAll(async () => {
  world = await startApiWorld();
  world.engine.createStream('s');
});
afterAll(() => world.close());

const ofStream = { params: { stream: 's' } };
const batch = { records: [{ data: 'x' }] };

/** Parses the problem of a refused request and checks what every problem must have. */
async function refusal(...asked: Parameters<typeof ask>) {
  const { status, headers, json } = await ask(...asked);
  const problem = problemSchema.parse(json);
  expect(problem.status).toBe(status);
  expect(headers.get('content-type')).toBe('application/problem+json');
  expect(headers.get('x-request-id')).toBe(problem.requestId);
  return { status, headers, problem, code: problem.code };
}

describe('who asks', () => {
  test.each(['attacker.example', '127.0.0.1.attacker.example', '169.254.169.254', ''])(
    'a foreign host %j is refused',
    async (host) => {
      const { status, code } = await refusal(getStreams, { headers: { host } });
      expect([status, code]).toEqual([421, 'host_refused']);
    },
  );

  test.each(['localhost', 'localhost:3000', '[::1]:3000', 'shardlens.example.com'])(
    'the host %s is answered',
    async (host) => {
      expect((await ask(getHealth, { headers: { host } })).status).toBe(200);
    },
  );

  test.each([
    { origin: 'https://attacker.example' },
    { origin: 'null' },
    { origin: 'http://127.0.0.1:3001' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ])('another site’s page is refused: %o', async (headers) => {
    for (const [handler, body] of [
      [getRecords, undefined],
      [postBatches, batch],
    ] as const) {
      const { status, code } = await refusal(handler, {
        ...ofStream,
        headers,
        ...(body && { body }),
      });
      expect([status, code]).toEqual([403, 'cross_site']);
    }
  });

  test.each([
    { origin: 'http://127.0.0.1:3000', 'sec-fetch-site': 'same-origin' },
    { 'sec-fetch-site': 'none' },
    {},
  ])('its own pages, typed addresses and programs are answered: %o', async (headers) => {
    expect((await ask(getStreams, { headers })).status).toBe(200);
  });
});

describe('what is asked for', () => {
  test('an unknown connection', async () => {
    const { status, code } = await refusal(getStreams, { params: { connection: 'prod' } });
    expect([status, code]).toEqual([404, 'connection_not_found']);
  });

  test('an unknown stream', async () => {
    const { status, code } = await refusal(getStream, { params: { stream: 'none' } });
    expect([status, code]).toEqual([404, 'stream_not_found']);
  });

  test('an unknown route, by any method', async () => {
    for (const handler of [getUnknown, postUnknown, DELETE]) {
      const { status, code } = await refusal(handler);
      expect([status, code]).toEqual([404, 'route_not_found']);
    }
  });

  test.each(['../etc', '..%2f..%2fetc', '..\\etc', 's\0'])(
    'a stream named %j, which leads out of its place',
    async (stream) => {
      const { status, code } = await refusal(getStream, { params: { stream } });
      expect([status, code]).toEqual([404, 'route_not_found']);
    },
  );

  test.each(['a b', 'ünicode', 's'.repeat(129), 'arn:aws:kinesis:us-east-1:1:stream'])(
    'a stream named %j, which no stream is',
    async (stream) => {
      const { status, problem } = await refusal(getStream, { params: { stream } });
      expect(status).toBe(400);
      expect(problem.fields).toMatchObject([{ field: 'stream' }]);
    },
  );

  test('a parameter that the route does not have, such as an endpoint', async () => {
    const { status, problem } = await refusal(getStreams, {
      query: '?endpoint=http://attacker.example',
    });
    expect(status).toBe(400);
    expect(problem.fields).toMatchObject([{ field: 'endpoint' }]);
  });

  test('names that objects inherit are no parameters', async () => {
    const { status, problem } = await refusal(getStreams, { query: '?__proto__=1&constructor=2' });
    expect(status).toBe(400);
    expect(problem.fields?.map(({ field }) => field).toSorted()).toEqual([
      '__proto__',
      'constructor',
    ]);
  });
});

describe('what is allowed', () => {
  test('records are a right of their own, and so is sending', async () => {
    const viewer = { params: { connection: 'viewer', stream: 's' } };
    expect((await ask(getStream, viewer)).status).toBe(200);
    const reading = await refusal(getRecords, viewer);
    const sending = await refusal(postBatches, { ...viewer, body: batch });
    expect([reading.status, reading.code]).toEqual([403, 'not_allowed']);
    expect([sending.status, sending.code]).toEqual([403, 'not_allowed']);
    expect(sending.problem.detail).toContain('"send"');
    expect(world.engine.stats().recordsWritten).toBe(0);
  });
});

describe('bodies', () => {
  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    'a %s body is refused, as a form of another site could send it',
    async (contentType) => {
      const { status, code } = await refusal(postBatches, {
        ...ofStream,
        body: JSON.stringify(batch),
        headers: { 'content-type': contentType },
      });
      expect([status, code]).toEqual([415, 'unsupported_media_type']);
    },
  );

  test('a body of 64 MiB is refused by its header, before it is read', async () => {
    const { status, code } = await refusal(postBatches, {
      ...ofStream,
      body: '{}',
      headers: { 'content-length': String(64 * 2 ** 20) },
    });
    expect([status, code]).toEqual([413, 'payload_too_large']);
  });

  test('a body that grows past 16 MiB is refused while it comes in', async () => {
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent++;
        controller.enqueue(new Uint8Array(2 ** 20).fill(32));
      },
    });
    const { status, code } = await refusal(postBatches, { ...ofStream, body });
    expect([status, code]).toEqual([413, 'payload_too_large']);
    expect(sent).toBeLessThan(20);
  });

  test.each([
    ['', 'is empty'],
    ['{"records":', 'is not JSON'],
    ['[1]', 'expected object'],
  ])('the body %j is refused', async (body, message) => {
    const { status, problem } = await refusal(postBatches, { ...ofStream, body });
    expect(status).toBe(400);
    expect(problem.fields?.[0]?.message).toContain(message);
  });

  test('a body that is not UTF-8 is refused', async () => {
    const body = new Response(new Uint8Array([0x7b, 0xff, 0x7d])).body;
    const { status, problem } = await refusal(postBatches, { ...ofStream, body });
    expect(status).toBe(400);
    expect(problem.fields).toEqual([{ field: 'body', message: 'is not UTF-8' }]);
  });
});

test('every answer forbids storing, sniffing, and being run as a page', async () => {
  for (const { headers } of [await ask(getStreams), await ask(getUnknown)]) {
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  }
});

test('each request is one line of JSON in the log, without its query and without control characters', async () => {
  world.lines.length = 0;
  await ask(getStreams, { query: '?secret=1%0d%0aforged' });
  expect(world.lines).toHaveLength(1);
  const line: unknown = JSON.parse(world.lines[0] ?? '');
  expect(line).toMatchObject({ method: 'GET', status: 400, code: 'invalid_input' });
  expect(world.lines[0]).not.toContain('forged');
});

test('where nothing listens, the service is unavailable and the answer says so', async () => {
  const { status, code, problem } = await refusal(getStreams, {
    params: { connection: 'nowhere' },
  });
  expect([status, code, problem.retryable]).toEqual([502, 'upstream_unavailable', true]);
});
