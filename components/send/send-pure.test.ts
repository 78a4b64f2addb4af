import { describe, expect, test } from 'vitest';
import { ClientProblem } from '@/lib/client/client-problem';
import type { BatchAnswer, Verdict } from '@/lib/contract/batch';
import { batchLoad } from './batch-load';
import { faultAt, placeFaults } from './field-faults';
import { batchBody, recordCount, type SendForm } from './send-form';
import { templateRuns } from './template-runs';
import { matchesFilter, resendBody, undeliveredLines } from './undelivered';

const FORM: SendForm = {
  source: 'template',
  template: '{}',
  count: 5,
  lines: '',
  single: { data: 'x', encoding: 'text' },
  rule: 'random',
  key: 'k',
  hash: '',
};

describe('batchBody', () => {
  test('a template with its count and key rule', () => {
    expect(batchBody({ ...FORM, rule: 'expression', key: '{{$.a}}', hash: '7' })).toEqual({
      template: { text: '{}', count: 5 },
      partitionKey: { kind: 'expression', expression: '{{$.a}}' },
      explicitHashKey: '7',
    });
  });

  test('a single record carries its own key, or none for a random one', () => {
    const single = { ...FORM, source: 'single' as const };
    expect(batchBody(single)).toEqual({ records: [FORM.single] });
    expect(batchBody({ ...single, rule: 'fixed' })).toEqual({
      records: [{ ...FORM.single, partitionKey: 'k' }],
    });
  });

  test('nothing to send is no request', () => {
    expect(batchBody({ ...FORM, template: '' })).toBeUndefined();
    expect(batchBody({ ...FORM, source: 'lines', lines: ' \n' })).toBeUndefined();
  });

  test('lines are counted as the server does', () => {
    expect(recordCount({ ...FORM, source: 'lines', lines: 'a\r\n\r\n  \nb\n' })).toBe(2);
    expect(recordCount(FORM)).toBe(5);
    expect(recordCount({ ...FORM, source: 'single' })).toBe(1);
  });
});

describe('faults', () => {
  const problem = new ClientProblem({
    code: 'invalid_input',
    detail: '',
    status: 400,
    retryable: false,
    fields: [
      { field: 'partitionKey.value', message: 'one' },
      { field: 'partitionKeys', message: 'other' },
      { field: 'partitionKey', message: 'two' },
    ],
  });

  test('gather at a field and under it', () => {
    expect(faultAt(problem, 'partitionKey')).toBe('one (and 1 more)');
    expect(faultAt(problem, 'lines')).toBeUndefined();
    expect(faultAt(undefined, 'lines')).toBeUndefined();
  });

  test('of a template are found at their line and column', () => {
    const text = 'a\n {{bad}} b\n{{open';
    const placed = placeFaults(text, [
      "line 2, column 2: no generator 'bad'",
      'line 3, column 1: not closed',
      'line 1, column 1: first',
      'something else',
    ]);
    expect(placed.map(({ start, end }) => text.slice(start, end))).toEqual([
      '{{bad}}',
      '{{open',
      'a\n {{bad}}',
    ]);
    expect(placed[0]?.message).toBe("no generator 'bad'");
  });

  test('set the runs of a template, which lose nothing', () => {
    const text = 'a {{x}} {{y}}';
    const runs = templateRuns(text, [{ start: 8, end: 13, message: '' }]);
    expect(runs.map(({ text: piece, kind }) => [piece, kind])).toEqual([
      ['a ', 'text'],
      ['{{x}}', 'placeholder'],
      [' ', 'text'],
      ['{{y}}', 'fault'],
    ]);
    expect(templateRuns('', [])).toEqual([]);
  });
});

describe('batchLoad', () => {
  test('the hottest shard is bound by records or by bytes, whichever is worse', () => {
    const distribution = [
      { shard: 'a', records: 100 },
      { shard: 'b', records: 900 },
    ];
    expect(batchLoad({ total: 1_000, bytes: 1_000, distribution }, 2)).toEqual({
      stream: 0.5,
      hottest: 0.9,
      hottestShard: 'b',
    });
    expect(batchLoad({ total: 1_000, bytes: 4_000_000, distribution }, 2)).toMatchObject({
      stream: 2,
      hottest: 3.6,
    });
  });

  test('where keys decide nothing there is no hottest shard', () => {
    const load = batchLoad({ total: 4_000, bytes: 0, distribution: [] }, 4);
    expect(load).toEqual({ stream: 1, hottest: 1, hottestShard: undefined });
  });
});

const verdict = (index: number, status: Verdict['status']): Verdict => ({
  index,
  status,
  partitionKey: 'k',
  sizeBytes: 1,
  shard: null,
  sequenceNumber: null,
  attempts: 1,
  error: status === 'failed' ? { code: 'Throttled', message: 'slow down' } : null,
  ...(status === 'delivered'
    ? {}
    : { record: { data: `r${index}`, encoding: 'text' as const, partitionKey: 'k' } }),
});

describe('undelivered records', () => {
  const answer: BatchAnswer = {
    stream: 's',
    total: 3,
    delivered: 1,
    failed: 1,
    unknown: 1,
    retries: 0,
    bytes: 3,
    durationMs: 1,
    verdicts: [verdict(0, 'delivered'), verdict(1, 'failed'), verdict(2, 'unknown')],
  };

  test('are sent again exactly as they were', () => {
    expect(resendBody(answer, ['failed'])).toEqual({
      records: [{ data: 'r1', encoding: 'text', partitionKey: 'k' }],
    });
    expect(resendBody(answer, ['failed', 'unknown'])?.records).toHaveLength(2);
    expect(resendBody({ ...answer, verdicts: [verdict(0, 'delivered')] }, ['failed'])).toBe(
      undefined,
    );
  });

  test('are written one JSON object a line', () => {
    const lines = undeliveredLines(answer).split('\n');
    expect(lines.map((line): unknown => JSON.parse(line))).toEqual([
      {
        index: 1,
        status: 'failed',
        error: { code: 'Throttled', message: 'slow down' },
        attempts: 1,
        data: 'r1',
        encoding: 'text',
        partitionKey: 'k',
      },
      expect.objectContaining({ index: 2, status: 'unknown', data: 'r2' }),
    ]);
  });

  test('are filtered by verdict', () => {
    const shown = (['all', 'undelivered', 'failed'] as const).map((filter) =>
      answer.verdicts.filter(matchesFilter(filter)).map(({ index }) => index),
    );
    expect(shown).toEqual([[0, 1, 2], [1, 2], [1]]);
  });
});
