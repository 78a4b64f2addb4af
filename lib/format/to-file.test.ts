import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DecodedData, RecordView } from '@/lib/contract/record';
import { csvLine } from './csv-line';
import { csvHead, toCsv } from './to-csv';
import { toJsonLine } from './to-json-line';

const record = (data: Partial<DecodedData>, facts: Partial<RecordView> = {}): RecordView => ({
  shard: 'shardId-000000000001',
  sequenceNumber: '495',
  partitionKey: 'key',
  hashKey: '7',
  arrivalMs: Date.UTC(2026, 0, 31, 9, 30, 0, 5),
  sizeBytes: 12,
  encryption: 'NONE',
  data: { kind: 'json', text: '{}', truncated: false, steps: [], notices: [], ...data },
  ...facts,
});

const inert = (cell: string) => (/^[=+@\t\r\n]/.test(cell) ? `'${cell}` : cell);

describe('csvLine', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['+49 30', "'+49 30"],
    ['-5+cmd|calc', "'-5+cmd|calc"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\tx', "'\tx"],
    ['\r=1', '"\'\r=1"'],
    ['-5', '-5'],
    ['-1.5e-7', '-1.5e-7'],
    ['a,b', '"a,b"'],
    ['say "hi"', '"say ""hi"""'],
    ['two\nlines', '"two\nlines"'],
    ['a=b', 'a=b'],
  ])('%j is written %j', (cell, written) => {
    expect(csvLine([cell])).toBe(`${written}\r\n`);
  });

  test('a reader of CSV gets back every cell, but for the apostrophe before a formula', () => {
    const rows = fc.array(fc.string({ unit: 'binary' }), { minLength: 2, maxLength: 5 });
    fc.assert(
      fc.property(rows, (row) => {
        const cells = row.filter((cell) => !cell.startsWith('-'));
        fc.pre(cells.length > 1);
        expect(parse(csvLine(cells), { recordDelimiter: '\r\n' })).toEqual([cells.map(inert)]);
      }),
      { numRuns: 30 },
    );
  });
});

describe('toCsv', () => {
  test('writes what a record has, and the fields of its payload, in the order asked for', () => {
    const columns = ['arrival', 'sequence', 'data.id', 'key', 'data.none', 'size', 'shard', 'kind'];
    expect(csvHead(columns)).toBe(`${columns.join(',')}\r\n`);
    const text = '{"id":9007199254740993}';
    const subRecord = { index: 2, count: 5, explicitHashKey: null };
    expect(toCsv(record({ text }, { subRecord }), columns)).toBe(
      '2026-01-31T09:30:00.005Z,495/2,9007199254740993,key,,12,shardId-000000000001,json\r\n',
    );
  });

  test('names what would turn the reading order, and has no time where there is none', () => {
    const turned = record({ kind: 'text', text: 'a\u202eb' }, { arrivalMs: null });
    expect(toCsv(turned, ['arrival', 'payload', 'hash'])).toBe(',a‹U+202E›b,7\r\n');
  });
});

describe('toJsonLine', () => {
  test('JSON stands as it came, on one line', () => {
    const line = toJsonLine(record({ text: '{\r\n  "id": 9007199254740993,\n  "a": "\u202e"\n}' }));
    expect(line).toBe(
      '{"shard":"shardId-000000000001","sequenceNumber":"495","partitionKey":"key","hashKey":"7",' +
        '"arrival":"2026-01-31T09:30:00.005Z","sizeBytes":12,' +
        '"data":{ "id": 9007199254740993, "a": "\\u202e" }}\n',
    );
    expect(JSON.parse(line)).toMatchObject({ data: { a: '\u202e' } });
  });

  test.each([
    ['text', { kind: 'text', text: 'two\nlines "x"' }, { data: 'two\nlines "x"' }],
    ['bytes', { kind: 'hex', text: '00ff' }, { dataHex: '00ff' }],
    ['JSON lines', { text: '{"a":1}\n{"a":2}' }, { data: '{"a":1}\n{"a":2}' }],
    ['a cut record', { text: '{"a":', truncated: true }, { data: '{"a":', truncated: true }],
  ] as const)('%s', (_name, data, expected) => {
    const line = toJsonLine(record(data, { arrivalMs: null }));
    expect(line.trimEnd()).not.toContain('\n');
    expect(JSON.parse(line)).toMatchObject({ ...expected, arrival: null });
  });

  test('a record of an aggregate says which of it', () => {
    const subRecord = { index: 0, count: 3, explicitHashKey: '1' };
    expect(JSON.parse(toJsonLine(record({}, { subRecord })))).toMatchObject({ subRecord });
  });
});
