'use client';

import { type KeyboardEvent, type RefObject, useId, useState } from 'react';
import { type Completion, completionsAt, type SeenField } from './filter-completions';

interface CompletionsOptions {
  field: RefObject<HTMLTextAreaElement | null>;
  text: string;
  onText: (text: string) => void;
  fields: () => readonly SeenField[];
}

/** Which completions are offered, which is chosen, and what keys do to them. */
export function useCompletions({ field, text, onText, fields }: CompletionsOptions) {
  const id = useId();
  const [place, setPlace] = useState<{ caret: number; asked: boolean }>();
  const [active, setActive] = useState(-1);
  const found = place && completionsAt(text, { ...place, fields: fields() });
  const options = found?.options ?? [];
  const open = options.length > 0;

  const close = () => {
    setPlace(undefined);
    setActive(-1);
  };
  const offer = (caret: number, asked = false) => {
    setPlace({ caret, asked });
    setActive(-1);
  };
  const accept = (option: Completion) => {
    if (!found || !field.current) return;
    const end = found.from + option.caret;
    onText(text.slice(0, found.from) + option.text + text.slice(found.to));
    close();
    const element = field.current;
    // The new text is in the field after the next rendering.
    requestAnimationFrame(() => element.setSelectionRange(end, end));
  };

  /** Whether the key was one for the list. */
  const onKey = ({ key, ctrlKey }: KeyboardEvent, at: number): boolean => {
    if (!open) {
      const asks = (key === 'ArrowDown' && text === '') || (key === ' ' && ctrlKey);
      if (asks) offer(at, true);
      return asks;
    }
    const count = options.length;
    if (key === 'ArrowDown') setActive((active + 1) % count);
    else if (key === 'ArrowUp') setActive(active <= 0 ? count - 1 : active - 1);
    else if (key === 'Escape') close();
    else {
      const chosen = options[key === 'Tab' ? Math.max(0, active) : active];
      if (!chosen || (key !== 'Tab' && key !== 'Enter')) return false;
      accept(chosen);
    }
    return true;
  };
  return { id, open, options, active, offer, close, accept, onKey };
}
