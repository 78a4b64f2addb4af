import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { ClientProblem } from './client-problem';
import { readNdjson } from './read-ndjson';
import { TestServers } from './serve-for-test';

interface Line {
  type: 'line';
  n: number;
}
const servers = new TestServers();
afterEach(() => servers.close());

async function gather(path: string, signal = new AbortController().signal) {
  const lines: Line[] = [];
  try {
    for await (const line of readNdjson<Line>(path, signal)) lines.push(line);
  } catch (thrown) {
    return { lines, thrown };
  }
  return { lines, thrown: undefined };
}

const line = (n: number) => `${JSON.stringify({ type: 'line', n })}\n`;

describe('readNdjson', () => {
  test('gives each line, however the bytes were cut, and ends with the answer', async () => {
    const path = await servers.serve((_request, response) => {
      response.write(line(1).slice(0, 5));
      setImmediate(() => response.end(line(1).slice(5) + line(2)));
    });
    const { lines, thrown } = await gather(path);
    expect(lines.map(({ n }) => n)).toEqual([1, 2]);
    expect(thrown).toBeUndefined();
  });

  test('a problem line ends it as a problem, after the lines before it', async () => {
    const problem = {
      status: 429,
      code: 'throttled',
      detail: 'Slow down.',
      retryable: true,
      retryAfterSeconds: 4,
    };
    const path = await servers.serve((_request, response) =>
      response.end(line(1) + JSON.stringify({ type: 'problem', problem }) + '\n'),
    );
    const { lines, thrown } = await gather(path);
    expect(lines).toHaveLength(1);
    expect(thrown).toBeInstanceOf(ClientProblem);
    expect(thrown).toMatchObject({ code: 'throttled', status: 429, retryAfterSeconds: 4 });
  });

  test('a refused request is its problem, with the faults by field', async () => {
    const path = await servers.serve((_request, response) => {
      response.statusCode = 400;
      const fields = [{ field: 'filter', message: 'unknown variable' }];
      response.end(JSON.stringify({ code: 'invalid_input', detail: 'filter', fields }));
    });
    const { thrown } = await gather(path);
    expect(thrown).toMatchObject({ code: 'invalid_input', status: 400 });
    expect(thrown instanceof ClientProblem && thrown.fieldFault('filter')).toBe('unknown variable');
  });

  test('a cut connection keeps the whole lines, and is a retryable network problem', async () => {
    const path = await servers.serve((_request, response) => {
      response.write(line(1) + '{"type":"li', () => response.destroy());
    });
    const { lines, thrown } = await gather(path);
    expect(lines.map(({ n }) => n)).toEqual([1]);
    expect(thrown).toMatchObject({ code: 'network', retryable: true });
  });

  test('a line that is no JSON is unreadable', async () => {
    const path = await servers.serve((_request, response) => response.end('<html>\n'));
    expect((await gather(path)).thrown).toMatchObject({ code: 'unreadable_answer' });
  });

  test('an abort stays an abort, and closes the connection', async () => {
    const controller = new AbortController();
    let answer: ServerResponse | undefined;
    const path = await servers.serve((_request, response) => {
      answer = response;
      response.write(line(1));
    });
    const lines = readNdjson<Line>(path, controller.signal);
    expect((await lines.next()).value).toEqual({ type: 'line', n: 1 });
    controller.abort();
    await expect(lines.next()).rejects.toMatchObject({ name: 'AbortError' });
    if (answer && !answer.closed) await once(answer, 'close');
    expect(answer?.writableFinished).toBe(false);
  });

  test('leaving the loop closes the connection', async () => {
    let answer: ServerResponse | undefined;
    const path = await servers.serve((_request, response) => {
      answer = response;
      response.write(line(1));
    });
    for await (const { n } of readNdjson<Line>(path, new AbortController().signal)) {
      expect(n).toBe(1);
      break;
    }
    if (answer && !answer.closed) await once(answer, 'close');
    expect(answer?.writableFinished).toBe(false);
  });
});
