import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { GET as getRequest } from '@/app/api/[connection]/streams/[stream]/runs/[run]/request/route';
import { POST as postResend } from '@/app/api/[connection]/streams/[stream]/runs/[run]/resend/route';
import { GET as getRun } from '@/app/api/[connection]/streams/[stream]/runs/[run]/route';
import { POST as postStop } from '@/app/api/[connection]/streams/[stream]/runs/[run]/stop/route';
import { GET as getUndelivered } from '@/app/api/[connection]/streams/[stream]/runs/[run]/undelivered/route';
import { POST as postDryRun } from '@/app/api/[connection]/streams/[stream]/runs/dry-run/route';
import {
  GET as getRuns,
  POST as postRun,
} from '@/app/api/[connection]/streams/[stream]/runs/route';
import { verdictSchema } from '@/lib/contract/batch';
import { runAnswerSchema, runsAnswerSchema } from '@/lib/contract/run';
import { ask } from '@/lib/local/start-api-world';
import {
  endOf,
  placesOf,
  type RunWorld,
  runThat,
  startRun,
  startRunWorld,
  verdictsOf,
  written,
} from '@/lib/local/start-run-world';

const THROTTLED = 'ProvisionedThroughputExceededException';
const ON_PUT = { operations: ['PutRecords'] };
const params = (run: string) => ({ stream: 's', run });

let world: RunWorld;
beforeEach(async () => {
  world = await startRunWorld();
});
afterEach(() => world.close());

async function listed() {
  const { json } = await ask(getRuns, { params: { stream: 's' } });
  return runsAnswerSchema.parse(json);
}

describe('a run', () => {
  test('of 10,000 records, 5 % of them refused at first and two calls denied, has 10,000 verdicts, and the stream holds exactly the delivered ones', async () => {
    world.local.faults.add({ kind: 'records', error: THROTTLED, share: 0.05 });
    world.local.faults.add({ kind: 'error', error: 'AccessDeniedException', times: 2, ...ON_PUT });
    const { id } = await startRun({
      template: { text: '{"n":{{sequence}}}', count: 10_000 },
      partitionKey: { kind: 'expression', expression: 'key-{{$.n}}' },
    });
    const { state, progress } = await endOf(id);
    const verdicts = await verdictsOf(id);
    const delivered = verdicts.filter(({ status }) => status === 'delivered');
    expect(verdicts.map(({ index }) => index).toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 10_000 }, (_, index) => index),
    );
    expect(state).toBe('finished');
    expect(progress).toMatchObject({
      planned: 10_000,
      made: 10_000,
      delivered: delivered.length,
      failed: 10_000 - delivered.length,
      unknown: 0,
      withoutVerdict: 0,
    });
    expect(progress.failed).toBeGreaterThan(0);
    expect(progress.throttled).toBeGreaterThan(0);
    expect(progress.latencyMs?.p99).toBeGreaterThanOrEqual(progress.latencyMs?.p50 ?? Infinity);
    expect(placesOf(delivered)).toEqual(placesOf(await world.stored()));
  });

  test('hands out its undelivered records, and sends exactly those again', async () => {
    world.local.faults.add({ kind: 'error', error: 'AccessDeniedException', times: 1, ...ON_PUT });
    const { id } = await startRun({
      template: { text: '{{random.uuid}}', count: 2_000 },
      shard: 'shardId-000000000002',
    });
    const failed = (await endOf(id)).progress.failed;
    expect(failed).toBeGreaterThan(0);

    const response = await getUndelivered(
      new Request('http://127.0.0.1:3000/api/x', { headers: { host: '127.0.0.1:3000' } }),
      { params: Promise.resolve({ connection: 'local', ...params(id) }) },
    );
    const lines = (await response.text()).trim().split('\n');
    const undelivered = lines.map((line) => verdictSchema.parse(JSON.parse(line)));
    expect(undelivered).toHaveLength(failed);
    expect(await verdictsOf(id, 'undelivered')).toEqual(undelivered);

    const { status, json } = await ask(postResend, {
      params: params(id),
      body: { statuses: ['failed', 'unknown'] },
    });
    expect(status).toBe(200);
    const again = runAnswerSchema.parse(json);
    expect(again).toMatchObject({ run: { resendOf: id, source: 'records' }, hasRequest: false });
    const { progress } = await endOf(again.run.id);
    expect(progress).toMatchObject({ planned: failed, delivered: failed });
    const stored = await world.stored();
    const resent = new Set(undelivered.map(({ record }) => record?.data));
    expect(new Set(stored.map(({ data }) => data)).size).toBe(2_000);
    expect(stored.filter(({ data }) => resent.has(data))).toHaveLength(failed);
    expect(new Set(stored.map(({ shard }) => shard))).toEqual(new Set(['shardId-000000000002']));
  });

  test('stops at once, and everything that was handed over has its verdict', async () => {
    const { id } = await startRun({
      template: { text: '{{sequence}}' },
      pace: { kind: 'steady', recordsPerSecond: 1_000, durationSeconds: 600 },
    });
    await runThat(id, ({ progress }) => progress.delivered > 100);
    expect((await ask(postStop, { params: params(id), body: {} })).status).toBe(200);
    const run = await endOf(id);
    expect(run).toMatchObject({ state: 'stopped', progress: { withoutVerdict: 0 } });
    expect(run.progress.made).toBeLessThan(100_000);
    expect(written(world.local.engine)).toBe(run.progress.delivered);
    expect(await verdictsOf(id)).toHaveLength(run.progress.made);
  });

  test('stopped while nothing answers, says of what was in flight that it is unknown', async () => {
    world.local.faults.add({ kind: 'silence', ...ON_PUT });
    const { id } = await startRun({ lines: 'a\nb\nc' });
    await runThat(id, ({ progress }) => progress.made === 3);
    await ask(postStop, { params: params(id), body: {} });
    const { state, progress } = await endOf(id);
    expect([state, progress.unknown, progress.withoutVerdict]).toEqual(['stopped', 3, 0]);
    const reasons = (await verdictsOf(id)).map(({ error }) => error?.code);
    expect(reasons).toEqual(['stopped', 'stopped', 'stopped']);
  });

  test('is listed, newest first, beside how many may run at once; a fourth has to wait', async () => {
    const steady = { kind: 'steady', recordsPerSecond: 1, durationSeconds: 600 } as const;
    const ids: string[] = [];
    for (const name of ['one', 'two', 'three']) {
      ids.unshift((await startRun({ name, template: { text: 'x' }, pace: steady })).id);
    }
    const refused = await ask(postRun, { params: { stream: 's' }, body: { lines: 'x' } });
    expect([refused.status, refused.json]).toMatchObject([
      503,
      { code: 'busy', retryable: true, detail: expect.stringContaining('under way on s;') },
    ]);
    expect(refused.headers.get('retry-after')).toBe('10');
    expect(await listed()).toMatchObject({ running: 3, atOnce: 3 });
    expect(new Set((await listed()).runs.map(({ id }) => id))).toEqual(new Set(ids));
    for (const id of ids) await ask(postStop, { params: params(id), body: {} });
    for (const id of ids) await endOf(id);
    expect(await listed()).toMatchObject({ running: 0 });
    expect((await startRun({ lines: 'x' })).state).toBe('running');
  });

  test('keeps what was asked for, to ask it again', async () => {
    const body = {
      name: 'three lines',
      lines: 'a\nb\nc',
      partitionKey: { kind: 'random' } as const,
    };
    const { id } = await startRun(body);
    await endOf(id);
    const { json } = await ask(getRun, { params: params(id) });
    expect(runAnswerSchema.strict().parse(json)).toMatchObject({
      run: { name: 'three lines', source: 'lines', pace: { kind: 'at_once' } },
      hasRequest: true,
    });
    const asked = await ask(getRequest, { params: params(id) });
    expect(asked.json).toMatchObject({ request: body });
  });

  test('keeps the request out of what is asked about often, and one beyond 1 MiB to itself', async () => {
    const { id } = await startRun({ lines: `${'x'.repeat(1_048_000)}\n${'y'.repeat(1_000)}` });
    await endOf(id);
    const { json } = await ask(getRun, { params: params(id) });
    expect(runAnswerSchema.parse(json).hasRequest).toBe(false);
    expect((await ask(getRequest, { params: params(id) })).json).toEqual({ request: null });
  });

  test('whose records break off in the middle fails, and tells where', async () => {
    const { id } = await startRun({
      template: { text: '{"n":[{{sequence}}]}', count: 500 },
      partitionKey: { kind: 'expression', expression: 'k{{$.n[0]}}' },
    });
    expect((await endOf(id)).state).toBe('finished');
    const text = `{"key":"${'k'.repeat(250)}{{sequence({"start":999900})}}"}`;
    const broken = await startRun({
      template: { text, count: 500 },
      partitionKey: { kind: 'expression', expression: '{{$.key}}' },
    });
    const run = await endOf(broken.id);
    expect(run).toMatchObject({ state: 'failed', problem: { code: 'invalid_input' } });
    expect(run.problem?.detail).toMatch(/^partitionKey\.expression: record at index 100: .*257/);
    expect(run.progress.delivered).toBe(run.progress.made);
  });
});

describe('a dry run', () => {
  test('tells that writing is permitted, and writes nothing', async () => {
    const { status, json } = await ask(postDryRun, { params: { stream: 's' }, body: {} });
    expect([status, json]).toMatchObject([200, { permitted: true, action: null }]);
    expect(written(world.local.engine)).toBe(0);
  });

  test('names the action that is missing', async () => {
    const message =
      'User: arn:aws:iam::123456789012:user/dev is not authorized to perform: kinesis:PutRecords on resource: s';
    world.local.faults.add({ kind: 'error', error: 'AccessDeniedException', message, ...ON_PUT });
    const { status, json } = await ask(postDryRun, { params: { stream: 's' }, body: {} });
    expect([status, json]).toMatchObject([
      200,
      {
        permitted: false,
        action: 'kinesis:PutRecords',
        detail: expect.stringContaining('PutRecords'),
      },
    ]);
  });

  test('any other trouble is an ordinary problem', async () => {
    const { status, json } = await ask(postDryRun, { params: { stream: 'none' }, body: {} });
    expect([status, json]).toMatchObject([404, { code: 'stream_not_found' }]);
  });
});

test('a run that is not there is not found, and who may not send sees none', async () => {
  const run = '00000000-0000-4000-8000-000000000000';
  for (const handler of [getRun, getRequest, getUndelivered]) {
    const { status, json } = await ask(handler, { params: params(run) });
    expect([status, json]).toMatchObject([404, { code: 'run_not_found' }]);
  }
  const viewer = { params: { connection: 'viewer', stream: 's' } };
  expect((await ask(getRuns, viewer)).status).toBe(403);
  expect((await ask(postRun, { ...viewer, body: { lines: 'x' } })).status).toBe(403);
});
