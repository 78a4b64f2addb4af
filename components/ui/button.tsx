import { clsx } from 'clsx';
import type { ComponentProps } from 'react';

export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger';

const KINDS: Readonly<Record<ButtonKind, string>> = {
  primary: 'border-text bg-text text-surface hover:opacity-90',
  secondary: 'border-line-strong bg-surface text-text hover:bg-raised',
  quiet: 'border-transparent text-muted hover:bg-raised hover:text-text',
  danger: 'border-trouble bg-trouble-soft text-trouble hover:bg-trouble hover:text-surface',
};

interface ButtonProps extends ComponentProps<'button'> {
  kind?: ButtonKind;
}

/** Shared with links that look like buttons. */
export function buttonClass(kind: ButtonKind = 'secondary'): string {
  return clsx(
    'inline-flex h-7 shrink-0 items-center justify-center gap-1.5 rounded border px-2.5 text-sm font-medium whitespace-nowrap transition-colors disabled:cursor-not-allowed disabled:opacity-50',
    KINDS[kind],
  );
}

export function Button({ kind = 'secondary', className, type = 'button', ...rest }: ButtonProps) {
  return <button type={type} className={clsx(buttonClass(kind), className)} {...rest} />;
}
