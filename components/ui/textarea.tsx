import { clsx } from 'clsx';
import type { ComponentProps } from 'react';
import { CONTROL } from './input';

interface TextareaProps extends ComponentProps<'textarea'> {
  mono?: boolean;
}

export function Textarea({ mono, className, ...rest }: TextareaProps) {
  return (
    <textarea
      autoComplete="off"
      spellCheck={false}
      className={clsx(CONTROL, 'w-full min-w-0 py-1.5', mono && 'font-mono', className)}
      {...rest}
    />
  );
}
