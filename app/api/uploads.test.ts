import { readdirSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { POST as postRun } from '@/app/api/[connection]/streams/[stream]/runs/route';
import { POST as postUpload } from '@/app/api/[connection]/uploads/route';
import { ManualClock } from '@/lib/clock';
import { problemSchema } from '@/lib/contract/problem';
import { type FileFormat, type RunRequest, uploadAnswerSchema } from '@/lib/contract/run';
import { ask } from '@/lib/local/start-api-world';
import {
  endOf,
  type RunWorld,
  startRun,
  startRunWorld,
  verdictsOf,
} from '@/lib/local/start-run-world';

const MIB = 1_048_576;
const DAY_MS = 86_400_000;

let world: RunWorld;
beforeEach(async () => {
  world = await startRunWorld();
});
afterEach(() => world.close());

const post = (
  body: string | ReadableStream,
  name = 'a.jsonl',
  headers: Record<string, string> = {},
) =>
  ask(postUpload, {
    query: `?name=${encodeURIComponent(name)}`,
    headers: { 'content-type': 'application/octet-stream', ...headers },
    body,
  });

async function upload(content: string, name?: string) {
  const { status, json } = await post(content, name);
  expect([status, json]).toMatchObject([200, {}]);
  return uploadAnswerSchema.parse(json);
}

const filesOf = () => readdirSync(path.join(world.dataFolder, 'uploads', 'local'));

describe('a file', () => {
  test('is taken in and counted as each format', async () => {
    const csv = 'id,name\n1,a\n2,b\n';
    expect(await upload(csv, 'people.csv')).toMatchObject({
      name: 'people.csv',
      sizeBytes: csv.length,
      format: 'csv',
      records: { csv: 2, text_lines: 3, json_lines: null, binary: 1 },
    });
  });

  test.each<[FileFormat, string, string[]]>([
    ['json_lines', '{"n":1}\n\n[2]\n', ['[2]', '{"n":1}']],
    ['text_lines', 'one\ntwo', ['one', 'two']],
    ['csv', 'n\n1\n2\n', ['{"n":"1"}', '{"n":"2"}']],
    ['binary', 'all\nof\nit\n', ['all\nof\nit\n']],
  ])('is sent as %s', async (format, content, sent) => {
    const { id } = await startRun({ file: { upload: (await upload(content)).id, format } });
    const run = await endOf(id);
    expect(run).toMatchObject({
      state: 'finished',
      source: 'file',
      progress: { planned: sent.length, delivered: sent.length },
    });
    expect((await world.stored()).map(({ data }) => data).toSorted()).toEqual(sent);
  });

  test('of 50,000 lines with their keys is sent whole', async () => {
    const lines = Array.from({ length: 50_000 }, (_, n) => `key-${n % 99}\t{"n":${n}}`);
    const { id: uploadId } = await upload(lines.join('\n'), 'a.txt');
    const body: RunRequest = {
      file: { upload: uploadId, format: 'text_lines' },
      partitionKey: { kind: 'per_line' },
    };
    const run = await endOf((await startRun(body)).id);
    expect(run.progress).toMatchObject({ planned: 50_000, delivered: 50_000 });
    const stored = await world.stored();
    expect(new Set(stored.map(({ partitionKey, data }) => `${partitionKey}\t${data}`))).toEqual(
      new Set(lines),
    );
  });

  test('with a record that the stream does not take: that one fails, with the reason, and the others go', async () => {
    const lines = [...Array.from({ length: 150 }, (_, n) => `${n}`), 'x'.repeat(MIB)];
    const { id: uploadId } = await upload(lines.join('\n'), 'a.txt');
    const { id } = await startRun({ file: { upload: uploadId, format: 'text_lines' } });
    expect((await endOf(id)).progress).toMatchObject({ delivered: 150, failed: 1 });
    const [failed] = await verdictsOf(id, 'failed');
    expect(failed).toMatchObject({ index: 150, error: { code: 'invalid_record' } });
  });

  test.each<[string, string, FileFormat, string, RegExp]>([
    ['a line that is not JSON', '{}\n{', 'json_lines', 'file.format', /line 2 is not JSON/],
    ['a row that is too short', 'a,b\n1', 'csv', 'file.format', /line 2/],
    ['no record', '\n\n', 'text_lines', 'file', /no record/],
    ['more than one record holds', 'x'.repeat(10 * MIB + 1), 'binary', 'file.format', /10485761/],
  ])('with %s is refused as its format', async (_what, content, format, field, message) => {
    const { id } = await upload(content);
    const body = { file: { upload: id, format } };
    const { status, json } = await ask(postRun, { params: { stream: 's' }, body });
    expect(status).toBe(400);
    const [fault] = problemSchema.parse(json).fields ?? [];
    expect(fault?.field).toBe(field);
    expect(fault?.message).toMatch(message);
  });

  test('without a key in a line is found as the run comes to it', async () => {
    const lines = [...Array.from({ length: 150 }, (_, n) => `k\t${n}`), 'none'];
    const { id: uploadId } = await upload(lines.join('\n'), 'a.txt');
    const body: RunRequest = {
      file: { upload: uploadId, format: 'text_lines' },
      partitionKey: { kind: 'per_line' },
    };
    const run = await endOf((await startRun(body)).id);
    expect(run).toMatchObject({
      state: 'failed',
      problem: { code: 'invalid_input', detail: 'file: line 151 has no tab after its key' },
    });
  });
});

describe('taking files in', () => {
  test('ends at 256 MiB, said beforehand or not, and leaves nothing behind', async () => {
    const said = await post('x', 'a', { 'content-length': String(256 * MIB + 1) });
    expect([said.status, said.json]).toMatchObject([413, { code: 'payload_too_large' }]);
    const piece = new Uint8Array(MIB);
    let pieces = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        pieces++;
        controller.enqueue(piece);
      },
    });
    const unsaid = await post(endless);
    expect([unsaid.status, unsaid.json]).toMatchObject([413, { code: 'payload_too_large' }]);
    expect(pieces).toBeLessThan(300);
    expect(filesOf()).toEqual([]);
  });

  test('that break off leaves nothing behind', async () => {
    const broken = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new Uint8Array(10)),
      pull: (controller) => controller.error(new Error('gone')),
    });
    expect((await post(broken)).status).toBe(500);
    expect(filesOf()).toEqual([]);
  });

  test.each<[string, Parameters<typeof post>, number, string]>([
    ['JSON', ['{}', 'a', { 'content-type': 'application/json' }], 415, 'unsupported_media_type'],
    ['a form', ['a=b', 'a', { 'content-type': 'text/plain' }], 415, 'unsupported_media_type'],
    ['a file of another site', ['x', 'a', { origin: 'https://evil.example' }], 403, 'cross_site'],
    ['an empty file', [''], 400, 'invalid_input'],
    ['no name', ['x', ''], 400, 'invalid_input'],
  ])('refuses %s', async (_what, asked, status, code) => {
    const answer = await post(...asked);
    expect([answer.status, answer.json]).toMatchObject([status, { code }]);
  });

  test('a name is no path', async () => {
    const { id } = await upload('x', '../../../etc/passwd');
    expect(filesOf().toSorted()).toEqual([id, `${id}.json`]);
  });

  test('keeps a file for a day', async () => {
    await world.close();
    const clock = new ManualClock(Date.parse('2026-01-31T12:00:00Z'));
    world = await startRunWorld({ clock });
    const { id, expiresAtMs } = await upload('x');
    expect(expiresAtMs - clock.now()).toBe(DAY_MS);
    await clock.advance(DAY_MS);
    const body = { file: { upload: id, format: 'text_lines' } };
    const { status } = await ask(postRun, { params: { stream: 's' }, body });
    expect(status).toBe(404);
    const other = await upload('y');
    expect(filesOf().toSorted()).toEqual([other.id, `${other.id}.json`]);
  });
});
