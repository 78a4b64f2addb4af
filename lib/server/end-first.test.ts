import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { endFirst } from './end-first';

test('those who listened before hear of the signal when the end is reached, and of a second one at once', async () => {
  const heard: string[] = [];
  const listener = (signal: string) => heard.push(signal);
  process.on('SIGUSR2', listener);
  onTestFinished(() => void process.removeAllListeners('SIGUSR2'));
  const finished = new AbortController();
  endFirst('SIGUSR2', async () => {
    await once(finished.signal, 'abort');
  });

  process.emit('SIGUSR2', 'SIGUSR2');
  await Promise.resolve();
  expect(heard).toEqual([]);
  process.emit('SIGUSR2', 'SIGUSR2');
  expect(heard).toEqual(['SIGUSR2']);
  finished.abort();
  await new Promise((resolve) => setImmediate(resolve));
  expect(heard).toEqual(['SIGUSR2', 'SIGUSR2']);
});
