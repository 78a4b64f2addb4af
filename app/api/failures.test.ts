import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GET as getRecords } from '@/app/api/[connection]/streams/[stream]/records/route';
import { GET as getStreams } from '@/app/api/[connection]/streams/route';
import { GET as getConnections } from '@/app/api/connections/route';
import { connectionsAnswerSchema } from '@/lib/contract/connection';
import { problemSchema } from '@/lib/contract/problem';
import { ask } from '@/lib/local/start-api-world';
import { parseConfig } from '@/lib/server/load-config';
import { createRuntime, installRuntime } from '@/lib/server/runtime';

/** Nothing here is kept. */
const NEVER_WRITTEN = path.join(tmpdir(), 'shardlens-never-written');

let server: Server;
let endpoint: string;
const lines: string[] = [];
const log = pino({ base: null }, { write: (line: string) => lines.push(line) });

/** What the service answers to each operation: an error by name and status. */
let failing: { name: string; status: number; message: string };

beforeAll(async () => {
  server = createServer((request, response) => {
    request.resume();
    response.writeHead(failing.status, { 'content-type': 'application/x-amz-json-1.1' });
    response.end(JSON.stringify({ __type: failing.name, message: failing.message }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  endpoint = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

function installFailing() {
  const config = parseConfig(
    { connections: [{ name: 'local', environment: 'local', endpoint }] },
    'test',
  );
  const next = createRuntime({ config, log, dataFolder: NEVER_WRITTEN });
  installRuntime(next);
  return next;
}

async function refusalOf(name: string, status: number, message = 'said by the service') {
  installFailing();
  failing = { name, status, message };
  const answer = await ask(getStreams);
  const problem = problemSchema.parse(answer.json);
  return { ...problem, status: answer.status, headers: answer.headers };
}

describe('what the service refuses', () => {
  test.each([
    ['AccessDeniedException', 400, 403, 'access_denied'],
    ['ExpiredTokenException', 400, 503, 'credentials_missing'],
    ['UnrecognizedClientException', 400, 503, 'credentials_missing'],
    ['ResourceNotFoundException', 400, 404, 'stream_not_found'],
    ['LimitExceededException', 400, 429, 'throttled'],
    ['ExpiredIteratorException', 400, 409, 'iterator_expired'],
    ['ValidationException', 400, 400, 'invalid_input'],
    ['InternalFailureException', 500, 502, 'upstream_unavailable'],
    ['RequestTimeoutException', 408, 504, 'upstream_timeout'],
  ])('%s is answered as %i is: %i %s', async (name, said, status, code) => {
    const problem = await refusalOf(name, said);
    expect([problem.status, problem.code]).toEqual([status, code]);
  });

  test('a missing permission is named', async () => {
    const { action } = await refusalOf('AccessDeniedException', 400);
    expect(action).toBe('kinesis:ListStreams');
  });

  test('throttling says when to try again, in the header and in the body', async () => {
    const problem = await refusalOf('ThrottlingException', 400);
    expect(problem.headers.get('retry-after')).toBe('1');
    expect(problem).toMatchObject({ retryAfterSeconds: 1, retryable: true });
  });

  test('markup in what the service says stays text', async () => {
    const said = '<script>alert(1)</script>';
    const { detail, headers } = await refusalOf('ValidationException', 400, said);
    expect(detail).toContain(said);
    expect(headers.get('content-type')).toBe('application/problem+json');
  });
});

test('a fault of our own tells the caller nothing but where to look, and the log everything', async () => {
  const next = installFailing();
  for (const deps of next.connections.values()) {
    deps.streams = () => Promise.reject(new TypeError('canary of the inside'));
  }
  lines.length = 0;
  const { status, json, text } = await ask(getStreams);
  const problem = problemSchema.parse(json);
  expect([status, problem.code]).toEqual([500, 'internal']);
  expect(text).not.toContain('canary');
  expect(lines.join('')).toContain('canary of the inside');
  expect(lines.join('')).toContain(problem.requestId);
});

test('who leaves gets no answer, and no error is logged', async () => {
  installFailing();
  failing = { name: 'InternalFailureException', status: 500, message: '' };
  lines.length = 0;
  const { status } = await ask(getRecords, {
    params: { stream: 's' },
    signal: AbortSignal.abort(),
  });
  expect(status).toBe(499);
  expect(lines.join('')).not.toContain('"level":50');
});

describe('a connection to AWS without credentials', () => {
  test('says what is missing', async () => {
    const config = parseConfig(
      { connections: [{ name: 'local', profile: 'no-such-profile', region: 'eu-central-1' }] },
      'test',
    );
    installRuntime(createRuntime({ config, log, dataFolder: NEVER_WRITTEN }));
    const { json } = await ask(getConnections);
    const [connection] = connectionsAnswerSchema.parse(json).connections;
    expect(connection).toMatchObject({
      region: 'eu-central-1',
      account: null,
      problem: { code: 'credentials_missing' },
    });
    expect(connection?.problem?.detail).toContain('AWS_ACCESS_KEY_ID');
    const streams = await ask(getStreams);
    expect(streams.status).toBe(503);
  });
});
