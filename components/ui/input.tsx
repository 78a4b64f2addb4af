import { clsx } from 'clsx';
import type { ComponentProps } from 'react';

/** Shared by every control that takes text. */
export const CONTROL =
  'rounded border border-line-strong bg-surface px-2 text-sm text-text placeholder:text-faint focus-visible:outline-offset-0 disabled:opacity-50 aria-invalid:border-trouble';

interface InputProps extends ComponentProps<'input'> {
  mono?: boolean;
}

export function Input({ mono, className, ...rest }: InputProps) {
  return (
    <input
      autoComplete="off"
      spellCheck={false}
      className={clsx(CONTROL, 'h-7 w-full min-w-0', mono && 'font-mono', className)}
      {...rest}
    />
  );
}
