import { memo } from 'react';
import type { TokenKind } from '@/lib/format/json-tokens';
import { nameOfHidden } from '@/lib/format/show-hidden';
import { type TextRun, textRuns } from './text-runs';

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
  const { text, json, needle, from = 0, colour = 'text-text' } = props;
  const runs = textRuns(text, { json, needle, from });
  return <span className={json ? TOKEN_COLOURS.plain : colour}>{runs.map(shownRun)}</span>;
});

/** What has the colour of its surroundings is bare text: a list of records is thousands of runs. */
function shownRun({ text, kind, marked, hidden }: TextRun, index: number) {
  if (kind === 'plain' && !marked && !hidden) return text;
  const Tag = marked ? 'mark' : 'span';
  return (
    // Runs are rebuilt with their text: their place is all the identity they have.
    <Tag
      key={`${index}-${kind}`}
      className={marked ? 'rounded-sm bg-lag-soft text-text ring-1 ring-lag' : TOKEN_COLOURS[kind]}
    >
      {hidden ? (
        <span className="rounded-sm bg-trouble-soft text-trouble">{nameOfHidden(text)}</span>
      ) : (
        text
      )}
    </Tag>
  );
}
