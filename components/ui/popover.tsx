'use client';

import { clsx } from 'clsx';
import { type ReactNode, useId, useRef, useState } from 'react';
import { placeBeside } from './place-beside';

interface PopoverProps {
  label: string;
  trigger: ReactNode;
  triggerClassName?: string;
  className?: string;
  /** Hears when it opens and closes; what is costly can wait for that. */
  onToggle?: (open: boolean) => void;
  /** Gets a function that closes the popover. */
  children: (close: () => void) => ReactNode;
}

/** A button with a light box under it; the browser closes it on Escape and on a press elsewhere. */
export function Popover(props: PopoverProps) {
  const { label, trigger, triggerClassName, className, onToggle, children } = props;
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [box, setBox] = useState<HTMLDialogElement | null>(null);
  const close = () => box?.hidePopover();

  return (
    <>
      <button
        ref={button}
        type="button"
        popoverTarget={id}
        aria-label={label}
        aria-haspopup="dialog"
        className={triggerClassName}
      >
        {trigger}
      </button>
      <dialog
        ref={setBox}
        id={id}
        aria-label={label}
        popover="auto"
        onToggle={(event) => {
          onToggle?.(event.newState === 'open');
          if (event.newState !== 'open' || !button.current) return;
          placeBeside(event.currentTarget, button.current.getBoundingClientRect(), 'start');
        }}
        className={clsx(
          'fixed inset-auto m-0 max-h-[80dvh] overflow-auto rounded-lg border border-line-strong bg-overlay p-1 text-text shadow-overlay',
          className,
        )}
      >
        {children(close)}
      </dialog>
    </>
  );
}
