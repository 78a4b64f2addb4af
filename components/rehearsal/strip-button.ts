import { clsx } from 'clsx';

/** A button that fits the narrow strip under the top bar. */
export function stripButton(className: string): string {
  return clsx(
    'h-6 shrink-0 rounded border px-2 font-medium whitespace-nowrap text-own transition-colors hover:border-own',
    className,
  );
}
