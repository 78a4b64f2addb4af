'use client';

import { useCallback, useSyncExternalStore } from 'react';
import type { TextStore } from '@/lib/client/text-store';

/** A text that outlives the page; `initial` on the server and until something is written. */
export function useStoredText(
  store: TextStore,
  name: string,
  initial: string,
): [text: string, write: (text: string) => void] {
  const text = useSyncExternalStore(
    useCallback((listener) => store.subscribe(listener), [store]),
    () => store.read(name) ?? initial,
    () => initial,
  );
  const write = useCallback((next: string) => store.write(name, next), [store, name]);
  return [text, write];
}
