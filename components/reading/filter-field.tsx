'use client';

import { clsx } from 'clsx';
import { Filter } from 'lucide-react';
import { type KeyboardEvent, type RefObject, useEffect, useId, useState } from 'react';
import { CONTROL } from '@/components/ui/input';
import type { RecordView } from '@/lib/contract/record';
import { CompletionList, optionId } from './completion-list';
import { FilterFieldEnd } from './filter-field-end';
import { FilterMirror } from './filter-mirror';
import { useCompletions } from './use-completions';
import { useFilterCheck } from './use-filter-check';
import { useSeenFields } from './use-seen-fields';

/** The text of the field and its mirror must break at the same places. */
const TEXT = 'px-8 py-1 font-mono text-sm break-words whitespace-pre-wrap';

interface FilterFieldProps {
  connection: string;
  stream: string;
  /** The filter that is in use. */
  value: string;
  field: RefObject<HTMLTextAreaElement | null>;
  /** What is shown: its fields complete what is typed. */
  seen: RefObject<readonly RecordView[]>;
  onRun: (filter: string) => void;
}

/** A filter for the server: one line that grows to several, completed, checked while it is typed, run by Enter. */
export function FilterField(props: FilterFieldProps) {
  const { connection, stream, value, field, seen, onRun } = props;
  const [text, setText] = useState(value);
  const [used, setUsed] = useState(value);
  if (used !== value) {
    setUsed(value);
    setText(value);
  }
  const noteId = useId();
  // What was typed before the page came alive is in the field alone: read at once, for later it may be another's.
  useEffect(() => {
    const typed = field.current?.value;
    if (typed !== undefined) setText(typed);
  }, [field]);
  const fault = useFilterCheck(connection, stream, text);
  const fields = useSeenFields(seen);
  const list = useCompletions({ field, text, onText: setText, fields: fields.read });

  const run = () => {
    list.close();
    if (!fault) onRun(text.trim());
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return;
    const runs = event.key === 'Enter' && !event.shiftKey;
    if (!list.onKey(event, event.currentTarget.selectionStart)) {
      if (!runs) return;
      run();
    }
    event.preventDefault();
  };

  return (
    <div className="relative min-w-0 flex-1">
      <div className={clsx(CONTROL, 'relative p-0', fault && 'border-trouble')}>
        <Filter aria-hidden className="absolute top-1.5 left-2 z-10 size-4 text-faint" />
        <FilterMirror text={text} fault={fault} className={TEXT} />
        <textarea
          ref={field}
          aria-label="Filter"
          aria-autocomplete="list"
          aria-controls={list.open ? list.id : undefined}
          aria-activedescendant={list.active < 0 ? undefined : optionId(list.id, list.active)}
          aria-invalid={fault ? true : undefined}
          aria-describedby={noteId}
          autoComplete="off"
          spellCheck={false}
          rows={1}
          maxLength={10_000}
          value={text}
          placeholder="data.delay > 60, or a word"
          onFocus={fields.refresh}
          onBlur={list.close}
          onChange={(event) => {
            setText(event.target.value);
            list.offer(event.target.selectionStart);
          }}
          onKeyDown={onKeyDown}
          className={clsx(
            TEXT,
            'absolute inset-0 size-full resize-none overflow-hidden rounded bg-transparent placeholder:text-faint',
          )}
        />
        <FilterFieldEnd
          filled={text !== ''}
          waiting={!fault && text.trim() !== value}
          onClear={() => {
            setText('');
            onRun('');
          }}
        />
        {list.open && (
          <CompletionList
            id={list.id}
            options={list.options}
            active={list.active}
            onAccept={list.accept}
          />
        )}
      </div>
      <p id={noteId} role="alert" className={clsx('text-xs text-trouble', fault && 'mt-1')}>
        {fault && `${place(text, fault.from)}: ${fault.message}`}
      </p>
    </div>
  );
}

/** Where in the text an offset lies, as people count. */
function place(text: string, offset: number): string {
  const before = text.slice(0, offset).split('\n');
  const column = `Character ${(before.at(-1)?.length ?? 0) + 1}`;
  return before.length > 1 ? `${column} of line ${before.length}` : column;
}
