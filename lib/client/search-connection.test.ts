import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import type { SearchMessage } from '@/lib/contract/reading';
import { HandClock } from './hand-clock-for-test';
import { recordForTest as record } from './record-for-test';
import { RecordRing } from './record-ring';
import { SearchConnection } from './search-connection';
import { TestServers } from './serve-for-test';
import { until } from './until-for-test';

const servers = new TestServers();
afterEach(() => servers.close());

const clock = new HandClock();
const send = (response: ServerResponse, ...messages: readonly SearchMessage[]) =>
  response.write(messages.map((message) => `${JSON.stringify(message)}\n`).join(''));

const found = (sequence: string): SearchMessage => ({
  type: 'records',
  records: [record(sequence, Number(sequence))],
});
const progress = (cursor: string): SearchMessage => ({
  type: 'progress',
  atMs: 0,
  scanned: 10,
  matched: 1,
  bytes: 100,
  unevaluated: null,
  cursor,
  progress: 0.5,
  recordsPerSecond: 5,
  timeLeftMs: 1_000,
  shards: [],
});
const end = (reason: 'limit' | 'range_end', cursor: string | null): SearchMessage => ({
  type: 'end',
  reason,
  detail: 'Done.',
  cursor,
});

function makeSearch() {
  const ring = new RecordRing({ clock });
  return { ring, search: new SearchConnection({ ring, clock }) };
}

describe('SearchConnection', () => {
  test('runs to its end and says why it stopped', async () => {
    const path = await servers.serve((_request, response) => {
      send(response, found('1'), progress('c1'), end('limit', 'c2'));
      response.end();
    });
    const { ring, search } = makeSearch();
    search.start(path);
    expect(search.state().phase).toBe('running');
    const state = await until(search, ({ phase }) => phase === 'ended');
    expect(state.ending).toMatchObject({ reason: 'limit', cursor: 'c2' });
    expect(state.progress).toMatchObject({ progress: 0.5 });
    expect(ring.state().rows).toHaveLength(1);
  });

  test('going on keeps what was found; starting anew does not', async () => {
    let asked = 0;
    const path = await servers.serve((_request, response) => {
      asked += 1;
      send(response, found(String(asked)), end('range_end', null));
      response.end();
    });
    const { ring, search } = makeSearch();
    const rows = () => ring.state().rows.map(({ sequenceNumber }) => sequenceNumber);
    const runs: string[][] = [];
    for (const cursor of [undefined, 'c1', undefined]) {
      search.start(path, { cursor, keep: cursor !== undefined });
      await until(search, ({ phase }) => phase === 'ended');
      runs.push(rows());
    }
    expect(runs).toEqual([['1'], ['1', '2'], ['3']]);
  });

  test('stopped, it leaves the server and keeps the position of the last report', async () => {
    let left: Promise<void> = Promise.resolve();
    const path = await servers.serve((_request, response) => {
      left = new Promise((resolve) => response.on('close', resolve));
      send(response, progress('c1'));
    });
    const { search } = makeSearch();
    search.start(path);
    await until(search, (state) => state.progress !== undefined);
    search.stop();
    await left;
    expect(search.state()).toMatchObject({
      phase: 'ended',
      ending: { reason: 'stopped', cursor: 'c1' },
    });
  });

  test('a broken connection is a failure from which it can go on', async () => {
    const path = await servers.serve((_request, response) => {
      send(response, found('1'), progress('c1'));
      response.write('{"type":', () => response.destroy());
    });
    const { ring, search } = makeSearch();
    search.start(path);
    const state = await until(search, ({ phase }) => phase === 'failed');
    expect(state).toMatchObject({
      problem: { code: 'network' },
      ending: { reason: 'failed', cursor: 'c1' },
    });
    expect(ring.state().rows).toHaveLength(1);
  });

  test('what breaks before its first report goes on from where it began', async () => {
    const path = await servers.serve((_request, response) => response.destroy());
    const { search } = makeSearch();
    search.start(path, { cursor: 'c7' });
    const { ending } = await until(search, ({ phase }) => phase === 'failed');
    expect(ending).toMatchObject({ reason: 'failed', cursor: 'c7' });
    search.start(path, { cursor: 'c8' });
    search.stop();
    expect(search.state().ending).toMatchObject({ reason: 'stopped', cursor: 'c8' });
  });

  test('an answer that ends without its end is a failure too', async () => {
    const path = await servers.serve((_request, response) => response.end());
    const { search } = makeSearch();
    search.start(path);
    const state = await until(search, ({ phase }) => phase === 'failed');
    expect(state).toMatchObject({ problem: undefined, ending: { reason: 'failed', cursor: null } });
  });

  test('a refusal carries the faults by field', async () => {
    const path = await servers.serve((_request, response) => {
      response.statusCode = 400;
      const fields = [{ field: 'from', message: 'is not before to' }];
      response.end(JSON.stringify({ code: 'invalid_input', retryable: false, fields }));
    });
    const { search } = makeSearch();
    search.start(path);
    const { problem } = await until(search, ({ phase }) => phase === 'failed');
    expect(problem?.fieldFault('from')).toBe('is not before to');
    search.start(path, { cursor: 'c9' });
    const { ending } = await until(search, ({ phase }) => phase === 'failed');
    expect(ending?.cursor).toBeNull();
  });
});
