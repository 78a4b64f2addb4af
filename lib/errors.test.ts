import { expect, test, vi } from 'vitest';
import { AppError } from './errors';

test('an error of another copy of this module is an AppError too', async () => {
  vi.resetModules();
  const other = await import('./errors');
  expect(other.AppError).not.toBe(AppError);
  const error: unknown = new other.AppError('throttled', 'slow down');
  expect(error instanceof AppError && error.code).toBe('throttled');
});

test('nothing else is', () => {
  const others: unknown[] = [new Error('x'), null, undefined, 'text', { code: 'throttled' }];
  expect(others.filter((other) => other instanceof AppError)).toEqual([]);
});
