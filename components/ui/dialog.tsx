'use client';

import { clsx } from 'clsx';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from './icon-button';

interface DialogProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
  /** Buttons at the foot. */
  actions?: ReactNode;
  /** The title is read out, not shown. */
  bare?: boolean;
  className?: string;
}

const openModal = (dialog: HTMLDialogElement | null) => {
  if (dialog && !dialog.open) dialog.showModal();
};

/** A question that must be answered first. Render it to open it; the browser keeps the focus inside. */
export function Dialog({ title, onClose, children, actions, bare, className }: DialogProps) {
  return (
    <dialog
      ref={openModal}
      aria-label={title}
      onClose={onClose}
      onPointerDown={(event) => event.target === event.currentTarget && onClose()}
      className={clsx(
        'm-auto w-[calc(100%-1rem)] max-w-lg overflow-hidden rounded-lg border border-line-strong bg-overlay p-0 text-text shadow-overlay backdrop:bg-shade',
        className,
      )}
    >
      {!bare && (
        <header className="flex items-center justify-between border-b px-4 py-2">
          <h2 className="text-base font-medium">{title}</h2>
          <IconButton label="Close" icon={<X />} onClick={onClose} />
        </header>
      )}
      <div className={bare ? undefined : 'px-4 py-3'}>{children}</div>
      {actions && (
        <footer className="flex justify-end gap-2 border-t px-4 py-2.5">{actions}</footer>
      )}
    </dialog>
  );
}
