import { expect, test, vi } from 'vitest';
import { TextStore } from './text-store';

/** What a browser's storage does, with room for so many characters. */
function storageOf(room: number): Storage {
  const items = new Map<string, string>();
  return {
    get length() {
      return items.size;
    },
    clear: () => items.clear(),
    key: (index) => [...items.keys()][index] ?? null,
    getItem: (name) => items.get(name) ?? null,
    removeItem: (name) => items.delete(name),
    setItem: (name, text) => {
      if (text.length > room) throw new DOMException('full', 'QuotaExceededError');
      items.set(name, text);
    },
  };
}

test('a text outlives the store through storage, and its listeners hear of it', () => {
  const storage = storageOf(100);
  const store = new TextStore(() => storage);
  const listener = vi.fn<() => void>();
  const stop = store.subscribe(listener);
  store.write('a', 'one');
  stop();
  store.write('a', 'two');
  expect(listener).toHaveBeenCalledTimes(1);
  expect(new TextStore(() => storage).read('a')).toBe('two');
});

test('what does not fit is kept in memory, and no older text comes back for it', () => {
  const storage = storageOf(5);
  const store = new TextStore(() => storage);
  store.write('a', 'old');
  store.write('a', 'much longer');
  expect(store.read('a')).toBe('much longer');
  expect(new TextStore(() => storage).read('a')).toBeUndefined();
});

test('closed storage is no failure', () => {
  const store = new TextStore(() => {
    throw new DOMException('denied', 'SecurityError');
  });
  expect(store.read('a')).toBeUndefined();
  store.write('a', 'text');
  expect(store.read('a')).toBe('text');
});
