import { X } from 'lucide-react';
import { IconButton } from '@/components/ui/icon-button';
import { Kbd } from '@/components/ui/kbd';

interface FilterFieldEndProps {
  /** There is something to clear. */
  filled: boolean;
  /** What was typed is not in use yet. */
  waiting: boolean;
  onClear: () => void;
}

/** At the right of the filter: how to run it, and how to be rid of it. */
export function FilterFieldEnd({ filled, waiting, onClear }: FilterFieldEndProps) {
  return (
    <>
      {filled && (
        <IconButton
          label="Clear the filter"
          icon={<X />}
          className="absolute top-0 right-0"
          onClick={onClear}
        />
      )}
      {waiting && (
        <span className="pointer-events-none absolute top-1 right-8 rounded bg-surface px-1 text-xs text-faint max-sm:hidden">
          <Kbd>Enter</Kbd> runs it
        </span>
      )}
    </>
  );
}
