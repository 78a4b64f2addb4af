'use client';

import { X } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { IconButton } from './icon-button';

interface DrawerProps {
  title: string;
  /** Beside the title, such as next and previous. */
  actions?: ReactNode;
  onClose: () => void;
  children: ReactNode;
}

/** Boxes in front of it, which the browser closes by the same key. */
const IN_FRONT = 'dialog:popover-open, dialog:modal';

/** A search field that has something to clear, or a box in front of the drawer, has the key first. */
const isTaken = ({ target, defaultPrevented }: KeyboardEvent) =>
  defaultPrevented ||
  document.querySelector(IN_FRONT) !== null ||
  (target instanceof HTMLInputElement && target.type === 'search' && target.value !== '');

/**
 * A panel at the right that leaves the list beside it in view and in use: it takes no focus, Escape closes it.
 * It covers a narrow screen whole.
 */
export function Drawer({ title, actions, onClose, children }: DrawerProps) {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !isTaken(event)) onClose();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [onClose]);

  return (
    <aside
      aria-label={title}
      className="fixed inset-y-0 right-0 z-30 flex w-full flex-col border-l border-line-strong bg-surface shadow-overlay md:w-[min(44rem,55vw)]"
    >
      <header className="flex h-11 shrink-0 items-center gap-2 border-b px-4">
        <h2 className="min-w-0 flex-1 truncate text-base font-medium">{title}</h2>
        {actions}
        <IconButton label="Close" icon={<X />} onClick={onClose} />
      </header>
      <div className="min-h-0 flex-1 overflow-auto">{children}</div>
    </aside>
  );
}
