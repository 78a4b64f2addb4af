import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { FileFormat } from '@/lib/contract/run';
import { fileDrafts } from './file-drafts';
import { inspectFile, suggestFormat } from './inspect-file';

function fileOf(content: string | Uint8Array): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'shardlens-file-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = path.join(folder, 'content');
  writeFileSync(file, content);
  return file;
}

async function recordsIn(content: string | Uint8Array, format: FileFormat, keyed = false) {
  const found: [string | undefined, string][] = [];
  for await (const { partitionKey, text } of fileDrafts(fileOf(content), { format, keyed })) {
    found.push([partitionKey, text]);
  }
  return found;
}

const textsIn = async (content: string | Uint8Array, format: FileFormat) =>
  (await recordsIn(content, format)).map(([, text]) => text);

describe('the records of a file', () => {
  test('lines end with a line feed alone, and a byte order mark is no part of the first', async () => {
    const text = '\ufeff{"a":"\u2028"}\r\n\n  \n[1]\rx\nlast';
    expect(await textsIn(text, 'text_lines')).toEqual(['{"a":"\u2028"}', '[1]\rx', 'last']);
  });

  test('a line that crosses the pieces in which a file is read is whole', async () => {
    const long = 'é'.repeat(200_000);
    expect(await textsIn(`a\n${long}\nb`, 'text_lines')).toEqual(['a', long, 'b']);
  });

  test('CSV rows become JSON by the header; quotes, line feeds and empty fields inside', async () => {
    const csv = '\ufeffid,name,__proto__\r\n1,"a, ""b""\nc",\r\n\r\n2,é,x\r\n';
    expect(await textsIn(csv, 'csv')).toEqual([
      '{"id":"1","name":"a, \\"b\\"\\nc","__proto__":""}',
      '{"id":"2","name":"é","__proto__":"x"}',
    ]);
  });

  test.each([';', '\t'])('CSV with %j between the fields', async (between) => {
    expect(await textsIn(`a${between}b\n1,5${between}2\n`, 'csv')).toEqual(['{"a":"1,5","b":"2"}']);
  });

  test('a key before the first tab of a line', async () => {
    expect(await recordsIn('k1\tone\ttwo\nk2\t\n', 'text_lines', true)).toEqual([
      ['k1', 'one\ttwo'],
      ['k2', ''],
    ]);
    await expect(recordsIn('k1\tone\n\nnone\n', 'text_lines', true)).rejects.toThrow(
      'file: line 3 has no tab after its key',
    );
    await expect(recordsIn('\tone', 'text_lines', true)).rejects.toThrow(
      'file: line 1: a partition key has 1 to 256 characters, this one has 0',
    );
  });
});

describe('what a file is', () => {
  const CASES: [string, string | Uint8Array, FileFormat, object][] = [
    ['a.jsonl', '{"a":1}\n[2]\n', 'json_lines', { json_lines: 2, text_lines: 2, binary: 1 }],
    ['a.csv', 'a,b\n1,2\n3,4\n', 'csv', { json_lines: null, text_lines: 3, csv: 2 }],
    ['a.txt', '1\n2\n', 'text_lines', { json_lines: 2, text_lines: 2 }],
    ['a', '1\n2\n', 'json_lines', { json_lines: 2 }],
    ['a.json', '{\n  "a": 1\n}\n', 'binary', { json_lines: null, text_lines: 3 }],
    ['a.json', '{"a":1}\n[2]\n', 'json_lines', { json_lines: 2 }],
    ['a.jsonl', '{"a":1}\n{"a":\n', 'json_lines', { json_lines: null, text_lines: 2 }],
    ['a.csv', 'a,b\n1,2,3\n', 'csv', { csv: null, text_lines: 2 }],
    ['a.csv', 'a,b\n', 'csv', { csv: 0, text_lines: 1 }],
    ['a.csv', '"a,b,c";"d,e";f\n1;2;3\n', 'csv', { csv: 1 }],
    ['a.txt', '\n\n', 'text_lines', { text_lines: 0 }],
    [
      'a.csv',
      Buffer.from([0xff, 0x00]),
      'csv',
      { json_lines: null, text_lines: null, csv: null, binary: 1 },
    ],
  ];
  test.each(CASES)('%s of %j is %s', async (name, content, format, records) => {
    const inspection = await inspectFile(fileOf(content));
    expect(inspection.records).toMatchObject(records);
    expect(suggestFormat(name, inspection)).toBe(format);
  });

  test.each<[string, string | Uint8Array, FileFormat, string]>([
    ['JSON that ends in a line', '{}\n{"a":\n', 'json_lines', 'line 2 is not JSON'],
    [
      'bytes that are no text',
      Buffer.from('a\n\xe9\n', 'latin1'),
      'text_lines',
      'line 2 is not UTF-8',
    ],
    ['a line of 11 MiB', 'x'.repeat(11 * 2 ** 20), 'text_lines', 'line 1 is longer than 10 MiB'],
    ['a row of another length', 'a,b\n1\n', 'csv', 'is not CSV: Invalid Record Length'],
    ['a header with a name twice', 'a,a\n1,2\n', 'csv', 'the header has "a" twice'],
  ])('%s is at fault where it is', async (_what, content, format, message) => {
    const { faults, records } = await inspectFile(fileOf(content));
    expect(records[format]).toBeNull();
    expect(faults[format]).toContain(message);
  });
});
