import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { ClientProblem } from './client-problem';
import { requestJson } from './request-json';

const servers: Server[] = [];

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}/`;
}

async function problemOf(promise: Promise<unknown>): Promise<ClientProblem> {
  const thrown: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (thrown instanceof ClientProblem) return thrown;
  throw new Error(`expected a ClientProblem, got ${String(thrown)}`);
}

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

describe('requestJson', () => {
  test('gives the answer of a good request and sends its body as JSON', async () => {
    const path = await serve((request, response) => {
      let sent = '';
      request.on('data', (chunk: Buffer) => {
        sent += chunk.toString();
      });
      request.on('end', () => {
        const type = request.headers['content-type'];
        response.end(JSON.stringify({ method: request.method, type, sent }));
      });
    });
    const answer = await requestJson<unknown>(path, { method: 'POST', body: { a: 1 } });
    expect(answer).toEqual({ method: 'POST', type: 'application/json', sent: '{"a":1}' });
  });

  test('turns problem+json into its code, detail, fields and request id', async () => {
    const path = await serve((_request, response) => {
      response.statusCode = 400;
      response.end(
        JSON.stringify({
          code: 'invalid_input',
          detail: 'limit: too high',
          retryable: false,
          requestId: 'r-1',
          fields: [{ field: 'limit', message: 'too high' }, { field: 3 }],
        }),
      );
    });
    const problem = await problemOf(requestJson(path));
    expect(problem).toMatchObject({
      code: 'invalid_input',
      detail: 'limit: too high',
      status: 400,
      retryable: false,
      requestId: 'r-1',
    });
    expect(problem.fieldFault('limit')).toBe('too high');
    expect(problem.fields).toHaveLength(1);
  });

  test('keeps how long the service asks to wait', async () => {
    const path = await serve((_request, response) => {
      response.statusCode = 429;
      response.end(JSON.stringify({ code: 'throttled', retryable: true, retryAfterSeconds: 3 }));
    });
    expect(await problemOf(requestJson(path))).toMatchObject({
      code: 'throttled',
      retryable: true,
      retryAfterSeconds: 3,
    });
  });

  test.each([
    [502, true],
    [404, false],
  ])('a page of a proxy with status %i is unreadable, retryable %s', async (status, retryable) => {
    const path = await serve((_request, response) => {
      response.statusCode = status;
      response.end('<html>');
    });
    expect(await problemOf(requestJson(path))).toMatchObject({
      code: 'unreadable_answer',
      status,
      retryable,
    });
  });

  test('a good status with half an answer is unreadable', async () => {
    const path = await serve((_request, response) => response.end('{"a":'));
    expect(await problemOf(requestJson(path))).toMatchObject({ code: 'unreadable_answer' });
  });

  test('no server at all is a retryable network problem', async () => {
    const path = await serve((request) => request.socket.destroy());
    expect(await problemOf(requestJson(path))).toMatchObject({ code: 'network', retryable: true });
  });

  test('an abort of the caller stays an abort', async () => {
    const controller = new AbortController();
    const path = await serve(() => controller.abort());
    await expect(requestJson(path, { signal: controller.signal })).rejects.toMatchObject({
      name: 'AbortError',
    });
  });
});
