import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { openTestEngine } from '@/lib/local/kinesis/open-test-engine';
import { seedStream } from './seed-stream';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function fileOf(text: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'shardlens-seed-'));
  folders.push(folder);
  const file = path.join(folder, 'events.jsonl');
  writeFileSync(file, text);
  return file;
}

test('stores each line as a record, outside of the limits', async () => {
  const { engine, iterator, read, observations } = openTestEngine();
  const lines = Array.from({ length: 2_500 }, (_, n) => `{"n":${n}}`);
  await seedStream(engine, { stream: 'events', file: fileOf(lines.join('\r\n')) });
  expect(read(iterator('events', 'TRIM_HORIZON'))).toEqual(lines);
  expect(observations.filter(({ metric }) => metric === 'IncomingRecords')).toEqual([]);
});

test('takes the key that a line says, and leaves empty lines out', async () => {
  const { engine, iterator } = openTestEngine();
  const text = '{"partitionKey":"k","data":{"a":1}}\n\n{"partitionKey":"k2","data":"b"}\nplain\n';
  await seedStream(engine, { stream: 'events', file: fileOf(text) });
  const begin = iterator('events', 'TRIM_HORIZON');
  const { Records = [] } = engine.execute('GetRecords', { ShardIterator: begin });
  const stored = Records.map(({ PartitionKey, Data }) => [
    PartitionKey,
    Buffer.from(Data ?? []).toString(),
  ]);
  expect(stored).toEqual([
    ['k', '{"a":1}'],
    ['k2', 'b'],
    ['4', 'plain'],
  ]);
});

test('a record that is too large is refused in one sentence', async () => {
  const { engine } = openTestEngine();
  const file = fileOf('x'.repeat(2_000_000));
  await expect(seedStream(engine, { stream: 'events', file })).rejects.toThrow(
    /^--seed-data cannot read .*: Record of 2000001 bytes/,
  );
});
