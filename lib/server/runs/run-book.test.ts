import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ManualClock } from '@/lib/clock';
import { DataStore } from '@/lib/server/data-store';
import { makeLog } from '@/lib/server/log';
import { LiveRuns } from './live-runs';
import { newRun } from './new-run';
import { RunBook } from './run-book';

const STREAM = 'Orders.v2';
const idOf = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

function documentOf(n: number, endedAtMs: number | null) {
  const run = newRun({
    id: idOf(n),
    name: `run ${n}`,
    stream: STREAM,
    source: 'lines',
    pace: { kind: 'at_once' },
    startedAtMs: n,
    planned: 1,
  });
  return {
    run: { ...run, endedAtMs, state: endedAtMs === null ? run.state : ('finished' as const) },
    seed: n,
    target: null,
    requestBytes: null,
    resend: null,
    pid: process.pid,
  };
}

function openBook() {
  const folder = mkdtempSync(path.join(tmpdir(), 'shardlens-book-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const data = new DataStore(folder);
  const open = () =>
    new RunBook({
      data,
      clock: new ManualClock(0),
      live: new LiveRuns(),
      log: makeLog('silent'),
      connection: 'local',
    });
  return { data, open, filesOf: () => readdirSync(data.pathOf(['runs', 'local', STREAM])) };
}

test('keeps the newest hundred runs of a stream, and nothing of older ones', async () => {
  const { open, filesOf } = openBook();
  const book = open();
  for (let n = 0; n < 103; n++) {
    await book.makeJournalFile(STREAM, idOf(n));
    await book.save(documentOf(n, n));
  }
  const newest = Array.from({ length: 100 }, (_, at) => `run ${102 - at}`);
  expect((await book.list(STREAM)).map(({ name }) => name)).toEqual(newest);
  expect(filesOf()).toHaveLength(200);
  expect((await open().list(STREAM)).map(({ name }) => name)).toEqual(newest);
  await expect(book.get(STREAM, idOf(0))).rejects.toThrow('has no run');
});

test('an old run stays for as long as its records are being sent again', async () => {
  const { open } = openBook();
  const book = open();
  for (let n = 0; n < 100; n++) await book.save(documentOf(n, n));
  const resend = { run: idOf(0), statuses: ['failed' as const] };
  await book.save({ ...documentOf(100, null), resend });
  expect((await book.get(STREAM, idOf(0))).run.name).toBe('run 0');
  await book.save({ ...documentOf(100, 100), resend });
  await expect(book.get(STREAM, idOf(0))).rejects.toThrow('has no run');
});

test('a run that was left behind before its first record ends with nothing made', async () => {
  const { open } = openBook();
  await open().save(documentOf(1, null));
  const { run } = await open().get(STREAM, idOf(1));
  expect(run).toMatchObject({
    state: 'interrupted',
    endedAtMs: expect.any(Number),
    progress: { made: 0, withoutVerdict: 0 },
  });
});

test('a run that was left behind ended when its journal was last written, not when that was found', async () => {
  const { open } = openBook();
  const book = open();
  await book.save(documentOf(1, null));
  const journal = await book.makeJournalFile(STREAM, idOf(1));
  writeFileSync(journal, '{"made":1,"bytes":1,"nowMs":1}\n{"index":0,"sta');
  utimesSync(journal, 1_700_000_000, 1_700_000_000);
  const { run } = await open().get(STREAM, idOf(1));
  expect(run).toMatchObject({ endedAtMs: 1_700_000_000_000, progress: { withoutVerdict: 1 } });
});

test('a run that another living process works on is left to it', async () => {
  const { open } = openBook();
  await open().save({ ...documentOf(1, null), pid: process.ppid });
  expect((await open().get(STREAM, idOf(1))).run.state).toBe('running');
});
