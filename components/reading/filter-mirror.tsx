import type { FilterFault } from './use-filter-check';

interface FilterMirrorProps {
  text: string;
  fault: FilterFault | undefined;
  className: string;
}

/** The filter's text once more, unseen: it gives the field its height, and its fault the wavy line. */
export function FilterMirror({ text, fault, className }: FilterMirrorProps) {
  const from = Math.min(fault?.from ?? 0, text.length);
  const to = Math.max(fault?.to ?? 0, from);
  // A fault at the end, or between two characters, is drawn under the one before.
  const start = fault && to === from ? Math.max(0, from - 1) : from;
  return (
    <div aria-hidden className={`${className} text-transparent`}>
      {text.slice(0, start)}
      {fault && (
        <span className="underline decoration-trouble decoration-wavy decoration-from-font underline-offset-3">
          {text.slice(start, Math.max(to, start + 1))}
        </span>
      )}
      {text.slice(fault ? Math.max(to, start + 1) : start)}
      {/* A last empty line has no height of its own. */}
      {'\u200b'}
    </div>
  );
}
