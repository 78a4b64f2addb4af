import { describe, expect, test } from 'vitest';
import { runRequestSchema } from '@/lib/contract/run';
import { formOfRequest } from './form-of-request';
import { namedRequest, recordCount, runRequest, type SendForm } from './send-form';

const FORM: SendForm = {
  source: 'template',
  count: 5,
  format: 'csv',
  rule: 'random',
  key: 'k',
  place: 'key',
  hash: '7',
  shard: 'shardId-000000000001',
  pace: 'at_once',
  rate: 20,
  start: 10,
  seconds: 30,
  burst: 8,
  every: 4,
  name: '',
  template: '{}',
  lines: 'a\tb\n',
  single: { data: 'x', encoding: 'text' },
  records: [{ data: 'r', partitionKey: 'own' }, { data: 's' }],
  upload: {
    id: '6b1d0c3e-1c5e-4f6e-9d5e-0a6f1f3f9a11',
    name: 'f.csv',
    sizeBytes: 9,
    records: { json_lines: null, text_lines: 12, csv: 11, binary: 1 },
  },
};

describe('the request of a form', () => {
  test('says what, by which key, where and how fast', () => {
    const form: SendForm = { ...FORM, rule: 'expression', key: '{{$.a}}', place: 'hash' };
    expect(runRequest(form)).toEqual({
      template: { text: '{}', count: 5 },
      partitionKey: { kind: 'expression', expression: '{{$.a}}' },
      explicitHashKey: '7',
      pace: { kind: 'at_once' },
    });
  });

  test('a paced template has no count: rate and duration decide', () => {
    expect(runRequest({ ...FORM, pace: 'ramp' })).toMatchObject({
      template: { text: '{}' },
      pace: {
        kind: 'ramp',
        fromRecordsPerSecond: 10,
        toRecordsPerSecond: 20,
        durationSeconds: 30,
      },
    });
  });

  test('a key per line holds for lines only', () => {
    const form: SendForm = { ...FORM, rule: 'per_line' };
    expect(runRequest({ ...form, source: 'lines' })?.partitionKey).toEqual({ kind: 'per_line' });
    expect(runRequest({ ...form, source: 'file' })?.partitionKey).toEqual({ kind: 'random' });
  });

  test('nothing to send, or nowhere to send it, is no request', () => {
    expect(runRequest({ ...FORM, place: 'shard', shard: '' })).toBeUndefined();
    expect(runRequest({ ...FORM, place: 'hash', hash: '' })).toBeUndefined();
    expect(runRequest({ ...FORM, template: '' })).toBeUndefined();
    expect(runRequest({ ...FORM, source: 'lines', lines: ' \n' })).toBeUndefined();
    expect(runRequest({ ...FORM, source: 'file', upload: undefined })).toBeUndefined();
    expect(runRequest({ ...FORM, source: 'records', records: [] })).toBeUndefined();
  });

  test('bears a name only where one was given', () => {
    const request = { lines: 'a' };
    expect(namedRequest(request, '  ')).toBe(request);
    expect(namedRequest(request, ' load test ')).toEqual({ lines: 'a', name: 'load test' });
  });
});

describe('the number of records', () => {
  test.each<[Partial<SendForm>, number | null]>([
    [{}, 5],
    [{ pace: 'steady' }, 600],
    [{ pace: 'bursts' }, 64],
    [{ source: 'lines', lines: 'a\r\n\r\n  \nb\n' }, 2],
    [{ source: 'lines', lines: 'a\nb\nc', pace: 'steady', rate: 1, seconds: 2 }, 2],
    [{ source: 'file' }, 11],
    [{ source: 'file', format: 'json_lines' }, null],
    [{ source: 'file', upload: undefined }, null],
    [{ source: 'single' }, 1],
    [{ source: 'records' }, 2],
  ])('of %j is %j', (changes, count) => {
    expect(recordCount({ ...FORM, ...changes })).toBe(count);
  });
});

describe('settings of a run come back into the form', () => {
  test.each<Partial<SendForm>>([
    {},
    { source: 'lines', rule: 'per_line', pace: 'steady' },
    { source: 'file', place: 'shard', pace: 'ramp' },
    { source: 'single', rule: 'fixed', place: 'hash' },
    { source: 'records', pace: 'bursts' },
  ])('%j', (changes) => {
    const request = runRequest({ ...FORM, ...changes });
    const asked = runRequestSchema.parse(request);
    const empty: SendForm = {
      ...FORM,
      template: '',
      lines: '',
      records: [],
      upload: undefined,
      place: 'shard',
      rule: 'expression',
    };
    const again = runRequest({ ...empty, ...formOfRequest(asked) });
    expect(runRequestSchema.parse(again)).toEqual(asked);
  });

  test('its name too', () => {
    expect(formOfRequest(runRequestSchema.parse({ lines: 'a', name: 'n' }))).toMatchObject({
      source: 'lines',
      lines: 'a',
      name: 'n',
      rule: 'random',
      pace: 'at_once',
    });
  });
});
