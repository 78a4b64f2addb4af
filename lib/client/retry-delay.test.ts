import { expect, test } from 'vitest';
import { ClientProblem } from './client-problem';
import { retryDelayMs } from './retry-delay';

const problem = (retryAfterSeconds?: number) =>
  new ClientProblem({
    code: 'throttled',
    detail: '',
    status: 429,
    retryable: true,
    retryAfterSeconds,
  });

test('doubles from one second up to fifteen', () => {
  expect([0, 1, 2, 3, 4, 9].map((failures) => retryDelayMs(failures, problem()))).toEqual([
    1_000, 2_000, 4_000, 8_000, 15_000, 15_000,
  ]);
});

test('waits as long as the service asks, between a second and a minute', () => {
  expect([0.1, 5, 600].map((seconds) => retryDelayMs(0, problem(seconds)))).toEqual([
    1_000, 5_000, 60_000,
  ]);
});
