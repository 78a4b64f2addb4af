import { expect, test } from 'vitest';
import { Closers } from './closers';

test('what was opened last is closed first, once', async () => {
  const closed: string[] = [];
  const closers = new Closers();
  closers.add(async () => void closed.push('service'));
  closers.add(() => void closed.push('dashboard'));
  await closers.closeAll();
  await closers.closeAll();
  expect(closed).toEqual(['dashboard', 'service']);
});

test('a failure keeps nothing from being closed, and is told', async () => {
  const closed: string[] = [];
  const closers = new Closers();
  closers.add(() => void closed.push('first'));
  closers.add(() => Promise.reject(new Error('stuck')));
  await expect(closers.closeAll()).rejects.toThrow('stuck');
  expect(closed).toEqual(['first']);
});
