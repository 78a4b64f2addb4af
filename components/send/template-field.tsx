'use client';

import { type ReactNode, useRef } from 'react';
import type { ClientProblem } from '@/lib/client/client-problem';
import { faultAt, placeFaults } from './field-faults';
import type { Generator } from './generator';
import { GeneratorMenu } from './generator-menu';
import { TemplateEditor } from './template-editor';

interface TemplateFieldProps {
  text: string;
  problem: ClientProblem | undefined;
  generators: readonly Generator[];
  /** Stands beside the menu of generators. */
  menu: ReactNode;
  onText: (text: string) => void;
}

/** The template, its generators one press away, its faults at their place. */
export function TemplateField({ text, problem, generators, menu, onText }: TemplateFieldProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const messages = (problem?.fields ?? [])
    .filter(({ field }) => field === 'template.text')
    .map(({ message }) => message);
  const faults = placeFaults(text, messages);

  const insert = (example: string) => {
    const editor = area.current;
    if (!editor) return;
    editor.focus();
    editor.setRangeText(example, editor.selectionStart, editor.selectionEnd, 'end');
    onText(editor.value);
  };
  const goTo = (start: number, end: number) => {
    area.current?.focus();
    area.current?.setSelectionRange(start, end);
  };

  return (
    <div>
      <div className="mb-1 flex flex-wrap items-end justify-between gap-x-2">
        <label htmlFor="template" className="text-xs font-medium text-muted">
          Template of one record
        </label>
        <span className="flex items-center gap-1">
          {menu}
          <GeneratorMenu generators={generators} onInsert={insert} />
        </span>
      </div>
      <TemplateEditor
        id="template"
        area={area}
        text={text}
        faults={faults}
        describedBy="template-note"
        onText={onText}
      />
      <div id="template-note" className="mt-1 text-xs">
        {faults.map(({ start, end, message }) => (
          <p key={`${start}-${message}`} role="alert">
            <button
              type="button"
              onClick={() => goTo(start, end)}
              className="text-left text-trouble underline-offset-2 hover:underline"
            >
              {lineOf(text, start)}: {message}
            </button>
          </p>
        ))}
        {messages.length > 0 && faults.length < messages.length && (
          <p role="alert" className="text-trouble">
            {faultAt(problem, 'template.text')}
          </p>
        )}
        {messages.length === 0 && (
          <p className="text-faint">Placeholders in {'{{…}}'} are filled anew for every record.</p>
        )}
      </div>
    </div>
  );
}

const lineOf = (text: string, offset: number) => `Line ${text.slice(0, offset).split('\n').length}`;
