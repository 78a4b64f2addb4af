import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import type { ShardLoad, TailMessage } from '@/lib/contract/reading';
import { HandClock } from './hand-clock-for-test';
import { recordForTest as record } from './record-for-test';
import { RecordRing } from './record-ring';
import { TestServers } from './serve-for-test';
import { TailConnection } from './tail-connection';
import { until } from './until-for-test';

const servers = new TestServers();
const tails: TailConnection[] = [];
afterEach(() => {
  for (const tail of tails.splice(0)) tail.stop();
  servers.close();
});

type Answer = (response: ServerResponse, request: IncomingMessage) => void;

/** A tail of a server that answers each connection in its own way; `asked` are the cursors of the requests. */
async function watch(...answers: readonly Answer[]) {
  const asked: (string | null)[] = [];
  const address = await servers.serve((request, response) => {
    asked.push(new URL(request.url ?? '', 'http://x').searchParams.get('cursor'));
    answers[asked.length - 1]?.(response, request);
  });
  const clock = new HandClock();
  const ring = new RecordRing({ clock });
  const path = (cursor: string | undefined) => (cursor ? `${address}?cursor=${cursor}` : address);
  const tail = new TailConnection({ path, ring, clock });
  tails.push(tail);
  tail.start();
  return { tail, ring, clock, asked };
}

const linesOf = (messages: readonly TailMessage[]) =>
  messages.map((message) => `${JSON.stringify(message)}\n`).join('');
const send = (response: ServerResponse, ...messages: readonly TailMessage[]) =>
  response.write(linesOf(messages));
/** Breaks the connection once all of it has gone out. */
const sendAndCut = (response: ServerResponse, ...messages: readonly TailMessage[]) =>
  response.write(linesOf(messages), () => response.destroy());
const cut: Answer = (response) => response.destroy();
const refuse: Answer = (response) => {
  response.statusCode = 503;
  response.end(JSON.stringify({ code: 'busy', retryable: true, retryAfterSeconds: 7 }));
};

const open = (resumed = false): TailMessage => ({
  type: 'open',
  stream: 's',
  atMs: 0,
  shards: ['a'],
  resumed,
  notices: [],
});
const load = (state: ShardLoad['state']): ShardLoad => ({
  shard: 'a',
  state,
  callsPerSecond: 1,
  bytesPerSecond: 10,
  capacityShare: 0.2,
  millisBehindLatest: 0,
  problem: null,
});
const status = (cursor: string, facts: Partial<Extract<TailMessage, { type: 'status' }>> = {}) =>
  ({
    type: 'status',
    atMs: 0,
    scanned: 10,
    matched: 1,
    bytes: 100,
    unevaluated: null,
    cursor,
    dropped: 0,
    lagMs: 5,
    shards: [load('live')],
    viewers: 2,
    ...facts,
  }) satisfies TailMessage;
const records = (...sequenceNumbers: readonly string[]): TailMessage => ({
  type: 'records',
  records: sequenceNumbers.map((one) => record(one, Number(one))),
});

describe('TailConnection', () => {
  test('takes records, figures and keys as they come', async () => {
    const { tail, ring } = await watch((response) => {
      send(response, open(), records('1', '2'));
      send(response, status('c1', { atMs: 1_000, scanned: 10 }));
      send(response, status('c2', { atMs: 3_000, scanned: 50, bytes: 300 }));
    });
    const state = await until(tail, ({ figures }) => figures.scanned === 50);
    expect(state).toMatchObject({ phase: 'live', viewers: 2, lagMs: 5, resumable: true });
    expect(state.figures).toMatchObject({ scannedPerSecond: 20, bytesPerSecond: 100 });
    expect(ring.state().rows.map(({ sequenceNumber }) => sequenceNumber)).toEqual(['1', '2']);
  });

  test('goes on from its position after a lost connection, says so, and adds up counts', async () => {
    const { tail, ring, clock, asked } = await watch(
      (response) => sendAndCut(response, open(), records('1'), status('c1'), records('2')),
      (response) => {
        const unread = { ...load('live'), millisBehindLatest: null };
        send(response, open(true), status('c1', { shards: [unread] }));
        send(response, records('2', '3'), status('c2', { shards: [load('catching_up')] }));
        send(response, records('4'), status('c3', { scanned: 12 }));
      },
    );
    expect(await until(tail, ({ phase }) => phase === 'waiting')).toMatchObject({
      retryAtMs: clock.now() + 1_000,
      problem: { code: 'network' },
    });
    await clock.pass(1_000);
    const state = await until(tail, ({ notes }) => notes.length > 0);
    expect(state.notes[0]).toMatchObject({
      kind: 'resumed',
      after: 'lost',
      awayMs: 1_000,
      records: 2,
      gaps: 0,
      exact: true,
    });
    expect(state).toMatchObject({ phase: 'live', problem: undefined, figures: { scanned: 22 } });
    expect(asked).toEqual([null, 'c1']);
    expect(ring.state().rows.map(({ sequenceNumber }) => sequenceNumber)).toEqual([
      '1',
      '2',
      '3',
      '4',
    ]);
  });

  test('waits longer each time, as long as the server asks, and not at all when told to', async () => {
    const { tail, clock } = await watch(cut, cut, refuse, (response) => send(response, open()));
    const inMs = async (ms: number) => {
      await until(tail, ({ retryAtMs }) => retryAtMs === clock.now() + ms);
    };
    await inMs(1_000);
    await clock.pass(1_000);
    await inMs(2_000);
    await clock.pass(2_000);
    await inMs(7_000);
    tail.retryNow();
    expect((await until(tail, ({ phase }) => phase === 'live')).problem).toBeUndefined();
  });

  test('a refusal that trying again does not mend ends it', async () => {
    const { tail, asked } = await watch((response) => {
      response.statusCode = 400;
      const fields = [{ field: 'filter', message: 'unknown variable' }];
      response.end(JSON.stringify({ code: 'invalid_input', retryable: false, fields }));
    });
    const { problem } = await until(tail, ({ phase }) => phase === 'failed');
    expect(problem?.fieldFault('filter')).toBe('unknown variable');
    expect(asked).toHaveLength(1);
  });

  test('a server that falls silent counts as lost', async () => {
    const { tail, clock } = await watch((response) => send(response, open()));
    await until(tail, ({ phase }) => phase === 'live');
    await clock.pass(15_000);
    await clock.pass(15_000);
    const { problem } = await until(tail, ({ phase }) => phase === 'waiting');
    expect(problem?.detail).toMatch(/silent/);
  });

  test('hidden, it leaves the server; shown, it resumes and tells of gaps', async () => {
    const gap: TailMessage = { type: 'gap', shard: 'a', fromMs: 1, toMs: 2, detail: 'trimmed' };
    let left: Promise<void> = Promise.resolve();
    const { tail, asked } = await watch(
      (response) => {
        left = new Promise((resolve) => response.on('close', resolve));
        send(response, open(), status('c1'));
      },
      (response) => send(response, open(true), gap, records('9'), status('c2')),
    );
    await until(tail, ({ resumable }) => resumable);
    tail.hide();
    expect(tail.state().phase).toBe('hidden');
    await left;
    tail.show();
    const { notes } = await until(tail, (state) => state.notes.length === 2);
    expect(notes).toMatchObject([
      { kind: 'resumed', after: 'hidden', records: 1, gaps: 1, exact: true },
      { kind: 'gap', gap: { detail: 'trimmed' } },
    ]);
    expect(asked).toEqual([null, 'c1']);
  });

  test('cut off before there was a position, it says that nobody knows what is missing', async () => {
    const { tail, clock } = await watch(
      (response) => sendAndCut(response, open()),
      (response) => send(response, open(), status('c1')),
    );
    await clock.pass(1_000);
    const { notes } = await until(tail, (state) => state.notes.length > 0);
    expect(notes[0]).toMatchObject({ kind: 'resumed', exact: false });
  });

  test('stopped, it can go on from its position or start from now', async () => {
    const { tail, ring, asked } = await watch(
      (response) => send(response, open(), records('1'), status('c1')),
      (response) => send(response, open(true), status('c2', { scanned: 5 })),
      (response) => send(response, open(), status('c3', { scanned: 7 })),
    );
    await until(tail, ({ resumable }) => resumable);
    tail.stop();
    tail.hide();
    expect(tail.state()).toMatchObject({ phase: 'stopped', resumable: true });
    tail.resume();
    await until(tail, ({ figures }) => figures.scanned === 15);
    tail.start();
    await until(tail, ({ figures }) => figures.scanned === 7);
    expect(asked).toEqual([null, 'c1', null]);
    expect(ring.state().rows).toEqual([]);
  });

  test('shards that closed and opened are noted', async () => {
    const { tail } = await watch((response) =>
      send(response, open(), { type: 'shards', closed: ['a'], opened: ['b', 'c'] }),
    );
    const { notes } = await until(tail, (state) => state.notes.length > 0);
    expect(notes[0]).toMatchObject({ kind: 'shards', closed: ['a'], opened: ['b', 'c'] });
  });
});
