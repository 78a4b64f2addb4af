import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { TONE_TEXT } from '@/components/ui/tone';
import type { SearchEnding } from '@/lib/client/search-connection';
import { ENDING_WORDS } from './search-words';

interface SearchEndingLineProps {
  ending: SearchEnding;
  /** What happened is told below. */
  brief: boolean;
  onGoOn: (cursor: string) => void;
  /** From the start of the range. */
  onAgain: () => void;
  /** More to do with it. */
  children: ReactNode;
}

/** Why the search stopped, and how it can go on. */
export function SearchEndingLine(props: SearchEndingLineProps) {
  const { ending, brief, onGoOn, onAgain, children } = props;
  const { reason, detail, cursor } = ending;
  const { text, tone } = ENDING_WORDS[reason];
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 pb-3 text-sm">
      <output className="min-w-0">
        <span className={clsx('font-medium', TONE_TEXT[tone])}>{text}</span>{' '}
        {!brief && <span className="text-muted">{detail}</span>}
      </output>
      {cursor !== null && (
        <Button onClick={() => onGoOn(cursor)}>
          {reason === 'failed' ? 'Try what failed again' : 'Go on from here'}
        </Button>
      )}
      {cursor === null && reason === 'failed' && <Button onClick={onAgain}>Try again</Button>}
      {children}
    </div>
  );
}
