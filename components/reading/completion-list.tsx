import { clsx } from 'clsx';
import { useEffect, useRef } from 'react';
import type { Completion } from './filter-completions';

interface CompletionListProps {
  id: string;
  options: readonly Completion[];
  active: number;
  onAccept: (option: Completion) => void;
}

/** No element of HTML is a list whose options a text field points at. */
const LIST = { role: 'listbox', 'aria-label': 'Completions' } as const;
const optionRole = (active: boolean) =>
  ({ role: 'option', tabIndex: -1, 'aria-selected': active }) as const;

export const optionId = (listId: string, index: number) => `${listId}-${index}`;

/** Under the filter field, which keeps the focus: a press must not take it away. */
export function CompletionList({ id, options, active, onAccept }: CompletionListProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <div
      ref={list}
      id={id}
      {...LIST}
      className="absolute top-full left-0 z-30 mt-1 max-h-72 w-max max-w-full min-w-64 overflow-auto rounded-lg border border-line-strong bg-overlay p-1 shadow-overlay"
    >
      {options.map((option, index) => (
        <button
          type="button"
          key={option.text}
          id={optionId(id, index)}
          {...optionRole(index === active)}
          onMouseDown={(event) => {
            event.preventDefault();
            onAccept(option);
          }}
          className={clsx(
            'flex w-full items-baseline gap-3 rounded px-2 py-1 text-sm hover:bg-raised',
            index === active && 'bg-raised',
          )}
        >
          <span className="min-w-0 truncate font-mono">{option.text}</span>
          <span className="ml-auto min-w-0 truncate text-xs text-faint">{option.hint}</span>
        </button>
      ))}
    </div>
  );
}
