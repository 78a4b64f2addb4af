import {
  cpSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { POST as postResend } from '@/app/api/[connection]/streams/[stream]/runs/[run]/resend/route';
import { POST as postRun } from '@/app/api/[connection]/streams/[stream]/runs/route';
import { POST as postUpload } from '@/app/api/[connection]/uploads/route';
import { type Run, type RunRequest, runAnswerSchema, uploadAnswerSchema } from '@/lib/contract/run';
import { ask } from '@/lib/local/start-api-world';
import {
  endOf,
  type RunWorld,
  runThat,
  showRun,
  startRun,
  startRunWorld,
  verdictsOf,
  written,
} from '@/lib/local/start-run-world';

const ON_PUT = { operations: ['PutRecords'] };
/** With calls that take a while there is always something in flight. */
const TWO_SECONDS = { kind: 'steady', recordsPerSecond: 4_000, durationSeconds: 2 } as const;

let world: RunWorld;
beforeEach(async () => {
  world = await startRunWorld();
});
afterEach(() => world.close());

function copyOfData(): string {
  const copy = mkdtempSync(path.join(tmpdir(), 'shardlens-crash-'));
  onTestFinished(() => rmSync(copy, { recursive: true, force: true }));
  cpSync(world.dataFolder, copy, { recursive: true });
  return copy;
}

/** A disk as a crash in mid-run leaves it, and the run as it went on without the crash. */
async function crashIn(body: RunRequest): Promise<{ id: string; copy: string; whole: Run }> {
  world.local.faults.add({ kind: 'latency', ms: 100, ...ON_PUT });
  const { id } = await startRun({ ...body, pace: TWO_SECONDS });
  await runThat(id, ({ progress }) => progress.delivered > 500 && progress.withoutVerdict > 0);
  const copy = copyOfData();
  return { id, copy, whole: await endOf(id) };
}

test('a crash: the run is found again, with how far it came and exactly the records that have no verdict', async () => {
  const { id, copy, whole } = await crashIn({
    template: {
      text: '{"n":{{sequence}},"who":"{{name.firstName}}","at":"{{date.now}}"}',
    },
  });
  expect(whole.progress.delivered).toBe(8_000);
  world.serve(copy);

  const run = await showRun(id);
  const { made, delivered, withoutVerdict } = run.progress;
  expect(run).toMatchObject({ state: 'interrupted', progress: { planned: 8_000, failed: 0 } });
  expect([delivered > 0, withoutVerdict > 0]).toEqual([true, true]);
  expect(delivered + withoutVerdict).toBe(made);
  const verdicts = await verdictsOf(id);
  expect(verdicts.map(({ index }) => index).toSorted((a, b) => a - b)).toEqual(
    Array.from({ length: made }, (_, index) => index),
  );
  const lost = await verdictsOf(id, 'unknown');
  expect(lost).toHaveLength(withoutVerdict);
  expect(new Set(lost.map(({ error }) => error?.code))).toEqual(new Set(['interrupted']));
  // The other server went on with the same run: what was made again here is what it has sent.
  const sent = new Set(
    (await world.stored()).map(({ data, partitionKey }) => JSON.stringify([partitionKey, data])),
  );
  const madeAgain = lost.map(({ record }) => JSON.stringify([record?.partitionKey, record?.data]));
  expect(madeAgain.filter((one) => !sent.has(one))).toEqual([]);

  world.serve(copy);
  expect(await showRun(id)).toEqual(run);
});

test('a crash: what has no verdict can be sent again', async () => {
  const { id, copy } = await crashIn({
    lines: Array.from({ length: 8_000 }, (_, n) => `line ${n}`).join('\n'),
  });
  world.serve(copy);
  const lost = (await verdictsOf(id, 'unknown')).map(({ record }) => record?.data);
  world.local.faults.clear();
  const { json } = await ask(postResend, {
    params: { stream: 's', run: id },
    body: { statuses: ['unknown'] },
  });
  const again = await endOf(runAnswerSchema.parse(json).run.id);
  expect(again.progress).toMatchObject({ planned: lost.length, delivered: lost.length });
  const stored = (await world.stored()).map(({ data }) => data);
  const once = new Set<string>();
  const twice = stored.filter((data) => once.size === once.add(data).size);
  expect(new Set(twice)).toEqual(new Set(lost));
  expect(twice).toHaveLength(lost.length);
});

test('a crash in the middle of finding out: the next server comes to the same end', async () => {
  const { id, copy } = await crashIn({ template: { text: '{{random.uuid}}' } });
  const document = path.join(copy, 'runs', 'local', 's', `${id}.json`);
  const asCrashed = readFileSync(document);
  world.serve(copy);
  const { progress } = await showRun(id);
  const verdicts = await verdictsOf(id);
  writeFileSync(document, asCrashed);
  rmSync(path.join(copy, 'runs', 'local', 's', id, 'blocks.json'));
  const journal = path.join(copy, 'runs', 'local', 's', id, 'journal.jsonl');
  truncateSync(journal, statSync(journal).size - 100);
  world.serve(copy);
  expect((await showRun(id)).progress).toEqual({
    ...progress,
    elapsedMs: expect.any(Number),
  });
  expect(await verdictsOf(id)).toEqual(verdicts);
});

test('a crash, and the file is gone: what has no verdict is told, and not sent again in part', async () => {
  const content = Array.from({ length: 8_000 }, (_, n) => `line ${n}`).join('\n');
  const { json } = await ask(postUpload, {
    query: '?name=a.txt',
    headers: { 'content-type': 'application/octet-stream' },
    body: content,
  });
  const upload = uploadAnswerSchema.parse(json).id;
  const { id, copy } = await crashIn({ file: { upload, format: 'text_lines' } });
  rmSync(path.join(copy, 'uploads'), { recursive: true });
  world.serve(copy);
  const lost = await verdictsOf(id, 'unknown');
  expect(lost).toHaveLength((await showRun(id)).progress.withoutVerdict);
  expect(lost.filter(({ record }) => record !== undefined)).toEqual([]);
  const before = written(world.local.engine);
  const refused = await ask(postResend, {
    params: { stream: 's', run: id },
    body: { statuses: ['unknown'] },
  });
  expect([refused.status, refused.json]).toMatchObject([400, { fields: [{ field: 'statuses' }] }]);
  expect(written(world.local.engine)).toBe(before);
});

test('an orderly end: runs stop within the deadline, and what had no answer is told', async () => {
  const server = world.serve(world.dataFolder);
  world.local.faults.add({ kind: 'silence', ...ON_PUT });
  const { id } = await startRun({ lines: 'a\nb\nc' });
  await runThat(id, ({ progress }) => progress.made === 3);
  await server.liveRuns.close(100);
  const refused = await ask(postRun, { params: { stream: 's' }, body: { lines: 'x' } });
  expect(refused.json).toMatchObject({ code: 'busy' });
  world.serve(world.dataFolder);
  expect(await showRun(id)).toMatchObject({
    state: 'interrupted',
    progress: { made: 3, unknown: 3, withoutVerdict: 0 },
  });
});
