import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ManualClock } from '@/lib/clock';
import { rehearsalsAnswerSchema } from '@/lib/contract/rehearsal';
import { type LocalService, startLocal } from '@/lib/local/start';
import type { Listening } from '@/lib/local/wire/listen';
import { startControl } from './start-control';

const NOON = Date.parse('2026-01-31T12:00:00Z');
let clock: ManualClock;
let local: LocalService;
let control: Listening;
beforeEach(async () => {
  clock = new ManualClock(NOON);
  local = await startLocal({ clock, streams: [{ name: 'flights' }] });
  control = await startControl({ controlled: local });
});
afterEach(async () => {
  await control.close();
  await local.close();
});

async function ask(method: string, path: string, body?: unknown, type = 'application/json') {
  const answer = await fetch(`${control.url}${path}`, {
    method,
    ...(body !== undefined && {
      body: typeof body === 'string' ? body : JSON.stringify(body),
      headers: { 'content-type': type },
    }),
  });
  const json: unknown = await answer.json();
  return { status: answer.status, json };
}

describe('faults', () => {
  test('are set, listed, removed and cleared', async () => {
    const silence = { kind: 'silence', operations: ['GetRecords'], times: 3 };
    expect(await ask('POST', '/faults', silence)).toEqual({ status: 201, json: { id: 'fault-1' } });
    await ask('POST', '/faults', { kind: 'clock-skew', offsetMs: 5, forMs: 1_000 });
    expect((await ask('GET', '/faults')).json).toEqual({
      faults: [
        {
          id: 'fault-1',
          fault: { ...silence, service: 'kinesis', share: 1 },
          addedMs: NOON,
          endsMs: null,
          applied: 0,
        },
        expect.objectContaining({ id: 'fault-2', endsMs: NOON + 1_000 }),
      ],
    });
    expect((await ask('DELETE', '/faults/fault-1')).status).toBe(200);
    expect((await ask('DELETE', '/faults/fault-1')).status).toBe(404);
    expect(local.faults.list()).toHaveLength(1);
    await ask('DELETE', '/faults');
    expect(local.faults.list()).toEqual([]);
  });

  test('are refused at every field that is wrong', async () => {
    const { status, json } = await ask('POST', '/faults', {
      kind: 'error',
      error: 'Oops',
      share: 2,
      for: 10,
    });
    expect(status).toBe(400);
    expect(json).toEqual({
      message: 'The input is not valid.',
      fields: [
        expect.objectContaining({ field: 'error' }),
        expect.objectContaining({ field: 'share' }),
        { field: 'for', message: 'is not known' },
      ],
    });
  });
});

describe('scenarios', () => {
  test('begin, are listed as the contract has them, and go their way back', async () => {
    const begun = await ask('POST', '/scenarios/outage', { durationMs: 60_000 });
    expect(begun.status).toBe(200);
    const { nowMs, rehearsals } = rehearsalsAnswerSchema.parse(begun.json);
    expect(nowMs).toBe(NOON);
    const outage = rehearsals.find(({ name }) => name === 'outage');
    expect(outage?.running).toEqual({ stream: 'flights', sinceMs: NOON, endsMs: NOON + 60_000 });
    expect((await ask('GET', '/scenarios')).json).toEqual(begun.json);
    expect((await ask('POST', '/scenarios/outage', {})).status).toBe(409);
    const { json } = await ask('DELETE', '/scenarios/outage');
    const after = rehearsalsAnswerSchema.parse(json).rehearsals;
    expect(after.every(({ running }) => running === null)).toBe(true);
    expect(local.faults.list()).toEqual([]);
  });

  test.each([
    ['POST', '/scenarios/flood', {}, 404],
    ['DELETE', '/scenarios/flood', undefined, 404],
    ['POST', '/scenarios/outage', { stream: 'nowhere' }, 409],
    ['POST', '/scenarios/outage', { stream: 'a b' }, 400],
    ['POST', '/scenarios/outage', { durationMs: 0 }, 400],
  ])('%s %s with %j is refused with %4$i', async (method, path, body, status) => {
    expect((await ask(method, path, body)).status).toBe(status);
  });
});

describe('figures and the clock', () => {
  test('tell what was called, and let time pass', async () => {
    local.engine.execute('ListStreams', {});
    expect((await ask('GET', '/stats')).json).toMatchObject({
      calls: [{ operation: 'ListStreams', calls: 1 }],
      recordsWritten: 0,
      faults: [],
    });
    const { json } = await ask('POST', '/clock', { advanceMs: 90_000 });
    expect(json).toEqual({ nowMs: NOON + 90_000 });
    expect((await ask('POST', '/clock', { advanceMs: -1 })).status).toBe(400);
  });

  test('a clock that is the system’s own is not moved', async () => {
    clock.goLive();
    expect((await ask('POST', '/clock', { advanceMs: 1 })).status).toBe(409);
  });
});

describe('who asks', () => {
  test.each(['attacker.example', '127.0.0.1.attacker.example', '10.0.0.1'])(
    'a request under the name %s is refused',
    async (host) => {
      const status = await new Promise((resolve, reject) => {
        request(`${control.url}/faults`, { headers: { host } }, (answer) => {
          answer.resume();
          resolve(answer.statusCode);
        })
          .on('error', reject)
          .end();
      });
      expect(status).toBe(421);
    },
  );

  test.each([
    ['POST', '/faults', '{}', 'text/plain', 415],
    ['POST', '/faults', '{', 'application/json', 400],
    ['POST', '/faults', ' '.repeat(70_000), 'application/json', 413],
    ['GET', '/nothing', undefined, '', 404],
    ['POST', '/stats', '{}', 'application/json', 404],
    ['GET', '/constructor', undefined, '', 404],
  ])('%s %s with %s as %s', async (method, path, body, type, status) => {
    expect((await ask(method, path, body, type)).status).toBe(status);
  });
});
