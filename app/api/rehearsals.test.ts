import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { POST as postRehearsal } from '@/app/api/[connection]/rehearsals/[name]/route';
import { GET as getRehearsals } from '@/app/api/[connection]/rehearsals/route';
import { problemSchema } from '@/lib/contract/problem';
import { rehearsalsAnswerSchema } from '@/lib/contract/rehearsal';
import { startControl } from '@/lib/local/control/start-control';
import { type LocalService, startLocal } from '@/lib/local/start';
import { ask } from '@/lib/local/start-api-world';
import type { Listening } from '@/lib/local/wire/listen';
import { parseConfig } from '@/lib/server/load-config';
import { makeLog } from '@/lib/server/log';
import { createRuntime, installRuntime } from '@/lib/server/runtime';

/** Nothing here is kept. */
const NEVER_WRITTEN = path.join(tmpdir(), 'shardlens-never-written');

let local: LocalService;
let control: Listening;
let stranger: Server;
/** What the stranger answers; undefined: nothing, ever. */
let strange: { status: number; body: string } | undefined;

beforeEach(async () => {
  local = await startLocal({ streams: [{ name: 'flights' }, { name: 'other' }] });
  control = await startControl({ controlled: local });
  stranger = createServer((_request, response) => {
    if (strange) response.writeHead(strange.status).end(strange.body);
  });
  await new Promise<void>((resolve) => {
    stranger.listen(0, '127.0.0.1', resolve);
  });
  const address = stranger.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const base = { environment: 'local', endpoint: local.endpoints };
  const connections = [
    { name: 'local', ...base, rehearsal: control.url },
    { name: 'viewer', ...base, rehearsal: control.url, allow: ['view', 'read', 'send'] },
    { name: 'plain', ...base },
    { name: 'gone', ...base, rehearsal: 'http://127.0.0.1:1' },
    { name: 'strange', ...base, rehearsal: `http://127.0.0.1:${port}` },
  ];
  const config = parseConfig({ connections }, 'test');
  installRuntime(createRuntime({ config, log: makeLog('silent'), dataFolder: NEVER_WRITTEN }));
});
afterEach(async () => {
  stranger.closeAllConnections();
  stranger.close();
  await control.close();
  await local.close();
});

const list = async (connection = 'local') => {
  const { status, json } = await ask(getRehearsals, { params: { connection } });
  return { status, json };
};
const act = (body: object, params: Record<string, string> = {}) =>
  ask(postRehearsal, { params: { name: 'outage', ...params }, body });

describe('rehearsals', () => {
  test('are listed, started and stopped, each answer telling all of them', async () => {
    const before = rehearsalsAnswerSchema.parse((await list()).json);
    expect(before.rehearsals).toHaveLength(6);
    const { status, json } = await act({ action: 'start', stream: 'other' });
    expect(status).toBe(200);
    const started = rehearsalsAnswerSchema.parse(json).rehearsals;
    expect(started.find(({ name }) => name === 'outage')?.running?.stream).toBe('other');
    expect(local.faults.list().length).toBeGreaterThan(0);
    const stopped = rehearsalsAnswerSchema.parse((await act({ action: 'stop' })).json);
    expect(stopped.rehearsals.every(({ running }) => running === null)).toBe(true);
    expect(local.faults.list()).toEqual([]);
  });

  test('are none on a connection without a local service to rehearse with', async () => {
    const { json } = await list('plain');
    expect(rehearsalsAnswerSchema.parse(json).rehearsals).toEqual([]);
    const refused = await act({ action: 'start' }, { connection: 'plain' });
    expect(problemSchema.parse(refused.json).code).toBe('invalid_input');
  });

  test('need the permission to operate', async () => {
    expect((await list('viewer')).status).toBe(200);
    const { json } = await act({ action: 'start' }, { connection: 'viewer' });
    expect(problemSchema.parse(json)).toMatchObject({ status: 403, code: 'not_allowed' });
    expect(local.faults.list()).toEqual([]);
  });
});

describe('what is refused', () => {
  test.each([
    [{ action: 'start' }, { name: 'flood' }, 'name', /no scenario flood/],
    [{ action: 'stop' }, { name: 'flood' }, 'name', /no scenario flood/],
    [{ action: 'start', stream: 'nowhere' }, {}, 'name', /no stream nowhere/],
    [{ action: 'pause' }, {}, 'action', /./],
    [{ action: 'start', stream: 'a b' }, {}, 'stream', /./],
    [{ action: 'start' }, { name: 'A' }, 'name', /./],
  ])('%j %j at %s', async (body, params, field, message) => {
    const { json } = await act(body, params);
    expect(problemSchema.parse(json)).toMatchObject({
      code: 'invalid_input',
      fields: [{ field, message: expect.stringMatching(message) }],
    });
  });

  test('one that runs already', async () => {
    await act({ action: 'start' });
    const { json } = await act({ action: 'start' });
    expect(problemSchema.parse(json).detail).toContain('running already');
  });
});

describe('a control port that is not what it should be', () => {
  test('nothing listens', async () => {
    expect(problemSchema.parse((await list('gone')).json).code).toBe('upstream_unavailable');
  });

  test.each([
    [200, '{"rehearsals":"?"}'],
    [200, '<html>'],
    [500, '{"message":"secret"}'],
    [302, ''],
  ])('it answers %i %s', async (status, body) => {
    strange = { status, body };
    const problem = problemSchema.parse((await list('strange')).json);
    expect(problem.code).toBe('upstream_unavailable');
    expect(problem.detail).not.toContain('secret');
  });

  test('it never answers', async () => {
    strange = undefined;
    expect(problemSchema.parse((await list('strange')).json).code).toBe('upstream_timeout');
  });

  test.each([
    'http://10.0.0.1:4570',
    'http://127.0.0.1.attacker.example:4570',
    'https://127.0.0.1:4570',
    'http://user@127.0.0.1:4570',
    'http://127.0.0.1:4570/path',
    'nonsense',
  ])('%s is no address of one', (rehearsal) => {
    const connections = [
      { name: 'x', environment: 'local', endpoint: 'http://127.0.0.1:1', rehearsal },
    ];
    expect(() => parseConfig({ connections }, 'test')).toThrow(
      /connections\.0\.rehearsal: a control port is an http URL of this machine/,
    );
  });
});
