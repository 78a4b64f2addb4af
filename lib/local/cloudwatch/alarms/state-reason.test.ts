import { expect, test } from 'vitest';
import { type Condition, evaluateAlarm } from './evaluate-alarm';
import { stateReason, stateReasonData } from './state-reason';

const NOON = Date.parse('2026-01-31T12:00:00Z');

const condition = (change: Partial<Condition> = {}): Condition => ({
  operator: 'GreaterThanThreshold',
  threshold: 5,
  evaluationPeriods: 1,
  treatMissingData: 'missing',
  ...change,
});

function reasonOf(change: Partial<Condition>, ...values: (number | undefined)[]) {
  const range = values.map((value, index) =>
    value === undefined ? undefined : { timeMs: NOON + index * 60_000, value },
  );
  const verdict = evaluateAlarm(condition(change), range);
  return verdict && stateReason(condition(change), verdict);
}

test.each<[string, Partial<Condition>, (number | undefined)[]]>([
  ['1 datapoint [6.0 (31/01/26 12:02:00)] was greater than the threshold (5.0).', {}, [1, 1, 6]],
  [
    '2 datapoints [4.5 (31/01/26 12:01:00), 2.0 (31/01/26 12:00:00)] were less than the threshold (5.0).',
    { operator: 'LessThanThreshold', evaluationPeriods: 2 },
    [2, 4.5],
  ],
  [
    '1 datapoint [5.0 (31/01/26 12:00:00)] was not greater than the threshold (5.0).',
    {},
    [5, undefined, undefined],
  ],
  [
    '2 out of the last 3 datapoints [7.0 (31/01/26 12:02:00), 6.0 (31/01/26 12:00:00)] were greater than or equal to the threshold (6.0) (minimum 2 datapoints for OK -> ALARM transition).',
    {
      operator: 'GreaterThanOrEqualToThreshold',
      threshold: 6,
      evaluationPeriods: 3,
      datapointsToAlarm: 2,
    },
    [6, 1, 7],
  ],
  [
    '1 out of the last 1 datapoints [1.0 (31/01/26 12:00:00)] was not less than or equal to the threshold (0.5) (minimum 1 datapoint for ALARM -> OK transition).',
    { operator: 'LessThanOrEqualToThreshold', threshold: 0.5, datapointsToAlarm: 1 },
    [1],
  ],
  [
    'no datapoints were received for 1 period and 1 missing datapoint was treated as [NonBreaching].',
    { treatMissingData: 'notBreaching' },
    [undefined],
  ],
  [
    'no datapoints were received for 3 periods and 3 missing datapoints were treated as [Breaching].',
    { treatMissingData: 'breaching', evaluationPeriods: 3 },
    [undefined, undefined],
  ],
  [
    '1 datapoint [9.0 (31/01/26 12:00:00)] was greater than the threshold (5.0) and 1 missing datapoint was treated as [Breaching].',
    { treatMissingData: 'breaching', evaluationPeriods: 2 },
    [9, undefined],
  ],
  [
    '6 datapoints were greater than the threshold (5.0). The most recent datapoints: [9.0 (31/01/26 12:05:00), 9.0 (31/01/26 12:04:00), 9.0 (31/01/26 12:03:00), 9.0 (31/01/26 12:02:00), 9.0 (31/01/26 12:01:00)].',
    { evaluationPeriods: 6 },
    [9, 9, 9, 9, 9, 9],
  ],
])('Threshold Crossed: %s', (text, change, values) => {
  expect(reasonOf(change, ...values)).toBe(`Threshold Crossed: ${text}`);
});

test('too little data', () => {
  expect(reasonOf({}, undefined)).toBe('Insufficient Data: 1 datapoint was unknown.');
  expect(reasonOf({ evaluationPeriods: 3 }, undefined, 9)).toBe(
    'Insufficient Data: 2 datapoints were unknown.',
  );
});

test('the figures behind a reason, oldest first and newest first, as the service gives them', () => {
  const evaluated = [
    { timeMs: NOON, value: 7 },
    { timeMs: NOON + 60_000, value: 8 },
  ];
  const verdict = { state: 'ALARM', evaluated, missing: 0 } as const;
  expect(stateReasonData(condition(), verdict, NOON + 120_000)).toEqual({
    version: '1.0',
    queryDate: '2026-01-31T12:02:00.000+0000',
    startDate: '2026-01-31T12:00:00.000+0000',
    recentDatapoints: [7, 8],
    threshold: 5,
    evaluatedDatapoints: [
      { timestamp: '2026-01-31T12:01:00.000+0000', value: 8 },
      { timestamp: '2026-01-31T12:00:00.000+0000', value: 7 },
    ],
  });
});
