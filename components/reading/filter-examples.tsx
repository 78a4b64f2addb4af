import { CircleQuestionMark } from 'lucide-react';
import { Popover } from '@/components/ui/popover';
import { EXAMPLES } from '@/lib/filter/examples';

/** Filters to begin with; a press runs one. */
export function FilterExamples({ onChoose }: { onChoose: (filter: string) => void }) {
  return (
    <Popover
      label="Examples of filters"
      triggerClassName="inline-flex size-7 shrink-0 items-center justify-center rounded text-muted hover:bg-raised hover:text-text"
      trigger={<CircleQuestionMark aria-hidden className="size-4" />}
      className="w-104 max-w-[calc(100vw-1rem)]"
    >
      {(close) => (
        <>
          <ul>
            {EXAMPLES.map(({ title, filter }) => (
              <li key={filter}>
                <button
                  type="button"
                  onClick={() => {
                    close();
                    onChoose(filter);
                  }}
                  className="block w-full rounded px-2 py-1.5 text-left hover:bg-raised"
                >
                  <span className="block text-xs text-muted">{title}</span>
                  <span className="block font-mono text-sm break-words">{filter}</span>
                </button>
              </li>
            ))}
          </ul>
          <p className="border-t px-2 pt-1.5 pb-1 text-xs text-faint">
            An expression in CEL over data, key, shard, sequence, arrival and size; a field that a
            record lacks is no match. Words without operators are searched for in text and key.
          </p>
        </>
      )}
    </Popover>
  );
}
