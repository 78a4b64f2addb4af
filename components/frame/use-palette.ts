'use client';

import { useEffect, useState, useSyncExternalStore } from 'react';

const never = () => () => {};
const isApple = () => /Mac|iPhone|iPad/.test(navigator.platform);

/** Whether the command palette is open; ⌘K or Ctrl K opens and closes it. */
export function usePalette() {
  const [isOpen, setOpen] = useState(false);
  const apple = useSyncExternalStore(never, isApple, () => false);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey)) return;
      event.preventDefault();
      setOpen((open) => !open);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);

  return {
    isOpen,
    open: () => setOpen(true),
    close: () => setOpen(false),
    keys: apple ? '⌘K' : 'Ctrl K',
  };
}
