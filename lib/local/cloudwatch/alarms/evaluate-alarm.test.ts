import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { breaches, type Condition, evaluateAlarm } from './evaluate-alarm';

const TREATMENTS = ['missing', 'ignore', 'breaching', 'notBreaching'] as const;
const MARKS: Readonly<Record<string, number>> = { '0': 0, X: 9 };

/** In the notation of the service's documentation: 0 is within the threshold, X beyond it, - missing; oldest first. */
const rangeOf = (marks: string) =>
  Array.from(marks.replaceAll(' ', ''), (mark, index) => {
    const value = MARKS[mark];
    return value === undefined ? undefined : { timeMs: index * 60_000, value };
  });

const condition = (change: Partial<Condition> = {}): Condition => ({
  operator: 'GreaterThanThreshold',
  threshold: 5,
  evaluationPeriods: 3,
  datapointsToAlarm: 3,
  treatMissingData: 'missing',
  ...change,
});

const states = (marks: string, change: Partial<Condition>) =>
  TREATMENTS.map((treatMissingData) => {
    const verdict = evaluateAlarm(condition({ ...change, treatMissingData }), rangeOf(marks));
    return verdict?.state ?? 'stays';
  });

const OK = ['OK', 'OK', 'OK', 'OK'];
const ALARM = ['ALARM', 'ALARM', 'ALARM', 'ALARM'];

// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
describe('the documented examples', () => {
  test.each([
    ['0 - X - X', OK],
    ['- - - - 0', OK],
    ['- - - - -', ['INSUFFICIENT_DATA', 'stays', 'ALARM', 'OK']],
    ['0 X X - X', ALARM],
    ['- - X - -', ['ALARM', 'stays', 'ALARM', 'OK']],
    ['X - - - -', ['ALARM', 'stays', 'ALARM', 'OK']],
    ['- - - - X', ['INSUFFICIENT_DATA', 'stays', 'ALARM', 'OK']],
    ['- - - X -', ['INSUFFICIENT_DATA', 'stays', 'ALARM', 'OK']],
  ])('3 of 3: %s', (marks, expected) => {
    expect(states(marks, { datapointsToAlarm: 3 })).toEqual(expected);
  });

  test.each([
    ['0 - X - X', ALARM],
    ['0 0 X 0 X', ALARM],
    ['0 - X - -', ['OK', 'OK', 'ALARM', 'OK']],
    ['- - - - 0', ['OK', 'OK', 'ALARM', 'OK']],
    ['- - - X -', ['ALARM', 'stays', 'ALARM', 'OK']],
    ['- - - - X', ['INSUFFICIENT_DATA', 'stays', 'ALARM', 'OK']],
  ])('2 of 3: %s', (marks, expected) => {
    expect(states(marks, { datapointsToAlarm: 2 })).toEqual(expected);
  });
});

test.each([
  ['X 0 0 0 0', 1, OK],
  ['- - - X X', 2, ALARM],
  ['0 0 0 - X', 1, ALARM],
  ['- - - - X', 1, ALARM],
])('%s with %d to alarm', (marks, datapointsToAlarm, expected) => {
  expect(states(marks, { datapointsToAlarm })).toEqual(expected);
});

test('without a number of points to alarm all of them must breach', () => {
  expect(states('0 0 0 X X', { datapointsToAlarm: undefined })).toEqual(OK);
  expect(states('0 0 X X X', { datapointsToAlarm: undefined })).toEqual(ALARM);
});

test.each([
  ['GreaterThanThreshold', [false, false, true]],
  ['GreaterThanOrEqualToThreshold', [false, true, true]],
  ['LessThanThreshold', [true, false, false]],
  ['LessThanOrEqualToThreshold', [true, true, false]],
] as const)('%s', (operator, expected) => {
  expect([4, 5, 6].map((value) => breaches(condition({ operator }), value))).toEqual(expected);
});

describe('whatever the points', () => {
  const sizes = fc.integer({ min: 1, max: 6 }).chain((evaluationPeriods) =>
    fc.record({
      evaluationPeriods: fc.constant(evaluationPeriods),
      datapointsToAlarm: fc.integer({ min: 1, max: evaluationPeriods }),
      marks: fc.string({
        unit: fc.constantFrom('0', 'X', '-'),
        minLength: evaluationPeriods + 2,
        maxLength: evaluationPeriods + 2,
      }),
    }),
  );

  test('treatments agree where no point needs one', () => {
    const enough = sizes.filter(
      ({ marks, evaluationPeriods }) => marks.replaceAll('-', '').length >= evaluationPeriods,
    );
    fc.assert(
      fc.property(enough, ({ marks, ...change }) => {
        expect(new Set(states(marks, change)).size).toBe(1);
      }),
    );
  });

  test('breaching is never milder and notBreaching never stricter than the others', () => {
    fc.assert(
      fc.property(sizes, ({ marks, ...change }) => {
        const [missing = 0, ignore = 0, breaching = 0, notBreaching = 0] = states(
          marks,
          change,
        ).map((state) => Number(state === 'ALARM'));
        expect(breaching).toBeGreaterThanOrEqual(Math.max(missing, ignore));
        expect(notBreaching).toBeLessThanOrEqual(Math.min(missing, ignore));
      }),
    );
  });

  test('a breach more never turns an alarm off', () => {
    fc.assert(
      fc.property(sizes, fc.nat(), ({ marks, ...change }, at) => {
        const index = at % marks.length;
        const worse =
          marks[index] === '0' ? `${marks.slice(0, index)}X${marks.slice(index + 1)}` : marks;
        const before = states(marks, change);
        const after = states(worse, change);
        const off = before.filter((state, one) => state === 'ALARM' && after[one] !== 'ALARM');
        expect(off).toEqual([]);
      }),
    );
  });
});
