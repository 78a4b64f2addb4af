import { describe, expect, test } from 'vitest';
import type { Run, RunProgress } from '@/lib/contract/run';
import { shareDone, stateTone, timeLeftMs } from './run-state';
import { outcomeWords, paceWords, runTitle } from './run-words';

const PROGRESS: RunProgress = {
  planned: 100,
  made: 60,
  delivered: 40,
  failed: 5,
  unknown: 5,
  withoutVerdict: 10,
  retries: 0,
  throttled: 0,
  bytes: 0,
  elapsedMs: 5_000,
  recordsPerSecond: 10,
  latencyMs: null,
};
const STEADY: Run['pace'] = { kind: 'steady', recordsPerSecond: 10, durationSeconds: 20 };

describe('a run under way', () => {
  test('is as far as verdicts have come', () => {
    expect(shareDone({ pace: { kind: 'at_once' }, progress: PROGRESS })).toBe(0.5);
    expect(timeLeftMs({ pace: { kind: 'at_once' }, progress: PROGRESS })).toBe(5_000);
  });

  test('of unknown length is as far as its time, if it has one', () => {
    const progress = { ...PROGRESS, planned: null };
    expect(shareDone({ pace: STEADY, progress })).toBe(0.25);
    expect(shareDone({ pace: { kind: 'at_once' }, progress })).toBeNull();
    expect(timeLeftMs({ pace: { kind: 'at_once' }, progress })).toBeNull();
  });

  test('with fewer records than its pace has room for ends with them, and later where it was held up', () => {
    const hour: Run['pace'] = { kind: 'steady', recordsPerSecond: 10, durationSeconds: 3_600 };
    expect(timeLeftMs({ pace: hour, progress: PROGRESS })).toBe(5_000);
    const late = { ...PROGRESS, elapsedMs: 60_000 };
    expect(timeLeftMs({ pace: hour, progress: late })).toBe(5_000);
  });

  test('is never more than done, nor ends in the past', () => {
    const progress = { ...PROGRESS, planned: 0, elapsedMs: 30_000 };
    expect(shareDone({ pace: STEADY, progress })).toBe(1);
    expect(timeLeftMs({ pace: STEADY, progress })).toBe(0);
    const still = { ...PROGRESS, recordsPerSecond: 0 };
    expect(timeLeftMs({ pace: { kind: 'at_once' }, progress: still })).toBeNull();
  });

  test('that finished is fine only where every record arrived', () => {
    expect(stateTone({ state: 'finished', progress: PROGRESS })).toBe('lag');
    const whole = { ...PROGRESS, failed: 0, unknown: 0, withoutVerdict: 0 };
    expect(stateTone({ state: 'finished', progress: whole })).toBe('fine');
    expect(stateTone({ state: 'failed', progress: whole })).toBe('trouble');
  });
});

describe('a run in words', () => {
  test('is called by its name, else by what it sends', () => {
    expect(runTitle({ name: 'n', source: 'file', resendOf: 'x' })).toBe('n');
    expect(runTitle({ name: null, source: 'file', resendOf: null })).toBe('From file');
    expect(runTitle({ name: null, source: 'records', resendOf: 'x' })).toBe(
      'Undelivered records again',
    );
  });

  test.each<[Run['pace'], string]>([
    [{ kind: 'at_once' }, 'at once'],
    [STEADY, '10 records/s for 20 s'],
    [
      { kind: 'ramp', fromRecordsPerSecond: 0, toRecordsPerSecond: 500, durationSeconds: 60 },
      '0 to 500 records/s in 1 min',
    ],
    [
      { kind: 'bursts', recordsPerBurst: 1, everySeconds: 5, durationSeconds: 90 },
      '1 record every 5 s for 1 min 30 s',
    ],
  ])('%j', (pace, words) => {
    expect(paceWords(pace).replaceAll('\u00a0', ' ')).toBe(words);
  });

  test('says what came of its records', () => {
    const run = { state: 'running', progress: PROGRESS } as const;
    expect(outcomeWords(run)).toBe('40 records delivered, 5 failed, 5 unknown');
    expect(outcomeWords({ ...run, state: 'interrupted' })).toBe(
      '40 records delivered, 5 failed, 15 unknown',
    );
  });
});
