import type { ReactNode } from 'react';

/** A line of the form: what is chosen, beside what there is to choose. */
export function FormRow({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
      <span aria-hidden className="w-24 shrink-0">
        {label}
      </span>
      {children}
    </div>
  );
}
