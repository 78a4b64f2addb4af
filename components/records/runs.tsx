import { clsx } from 'clsx';
import { memo } from 'react';
import type { TokenKind } from '@/lib/format/json-tokens';
import { nameOfHidden } from '@/lib/format/show-hidden';
import { textRuns } from './text-runs';

export const TOKEN_COLOURS: Readonly<Record<TokenKind, string>> = {
  key: 'text-muted',
  string: 'text-text',
  number: 'text-read',
  word: 'text-own',
  plain: 'text-faint',
};

interface RunsProps {
  text: string;
  json: boolean;
  needle: string;
  /** Where what is shown begins. */
  from?: number;
  /** Class of the colour of text that is not JSON. */
  colour?: string;
}

/** Text with light syntax colour, matches marked and hidden characters named. Text only: nothing in it becomes markup. */
export const Runs = memo(function Runs(props: RunsProps) {
  const { text, json, needle, from = 0, colour: colourOfText = 'text-text' } = props;
  return textRuns(text, { json, needle, from }).map((run, index) => {
    const colour = json ? TOKEN_COLOURS[run.kind] : colourOfText;
    const shown = run.hidden ? (
      <span className="rounded-sm bg-trouble-soft text-trouble">{nameOfHidden(run.text)}</span>
    ) : (
      run.text
    );
    const Tag = run.marked ? 'mark' : 'span';
    return (
      // Runs are rebuilt with their text: their place is all the identity they have.
      <Tag
        key={`${index}-${run.kind}`}
        className={clsx(run.marked ? 'rounded-sm bg-lag-soft text-text ring-1 ring-lag' : colour)}
      >
        {shown}
      </Tag>
    );
  });
});
