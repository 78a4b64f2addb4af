'use client';

import { clsx } from 'clsx';
import type { RefObject } from 'react';
import type { PlacedFault } from './field-faults';
import { type TemplateRun, templateRuns } from './template-runs';

/** Longer templates are edited without colour. */
const COLOURED_CHARACTERS = 32_768;
const LAYER =
  'col-start-1 row-start-1 min-h-72 w-full px-2 py-1.5 font-mono text-sm wrap-anywhere whitespace-pre-wrap';
const COLOURS: Readonly<Record<TemplateRun['kind'], string>> = {
  text: 'text-text',
  placeholder: 'text-own',
  fault: 'text-trouble underline decoration-wavy underline-offset-2',
};

interface TemplateEditorProps {
  id: string;
  area: RefObject<HTMLTextAreaElement | null>;
  text: string;
  faults: readonly PlacedFault[];
  describedBy: string;
  onText: (text: string) => void;
}

/** A plain text area over a coloured copy of its text: all that a text area can do, and placeholders stand out. */
export function TemplateEditor(props: TemplateEditorProps) {
  const { id, area, text, faults, describedBy, onText } = props;
  const coloured = text.length <= COLOURED_CHARACTERS;
  return (
    <div className="grid max-h-96 grid-cols-[minmax(0,1fr)] overflow-auto rounded border border-line-strong bg-surface has-focus-visible:outline-2 has-focus-visible:outline-text">
      {coloured && (
        <pre aria-hidden className={LAYER}>
          {templateRuns(text, faults).map((run) => (
            <span key={run.start} className={COLOURS[run.kind]}>
              {run.text}
            </span>
          ))}
          {/* A last line that is empty has a height in a text area. */}
          {'\n'}
        </pre>
      )}
      <textarea
        ref={area}
        id={id}
        aria-describedby={describedBy}
        aria-invalid={faults.length > 0 || undefined}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        value={text}
        onChange={(event) => onText(event.target.value)}
        className={clsx(
          LAYER,
          'resize-none bg-transparent caret-text outline-none',
          coloured ? 'overflow-hidden text-transparent' : 'max-h-96 text-text',
        )}
      />
    </div>
  );
}
