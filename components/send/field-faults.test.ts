import { describe, expect, test } from 'vitest';
import { ClientProblem } from '@/lib/client/client-problem';
import { faultAt, placeFaults } from './field-faults';
import { templateRuns } from './template-runs';

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
