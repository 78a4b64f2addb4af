'use client';

import { CircleAlert } from 'lucide-react';
import type { ClientProblem } from '@/lib/client/client-problem';
import { messageOf } from '@/lib/client/message-of';
import { RelativeTime } from './relative-time';
import type { ApiQuery } from './use-api-query';

interface StaleNoteProps {
  query: Pick<ApiQuery<unknown>, 'updatedAtMs' | 'retry'>;
  problem: ClientProblem;
}

/** Says that what is shown is old, and why, without taking it away. */
export function StaleNote({ query, problem }: StaleNoteProps) {
  const { title, remedy } = messageOf(problem);
  return (
    <p
      role="alert"
      className="flex items-center gap-2 rounded bg-lag-soft px-4 py-1.5 text-xs text-text"
    >
      <CircleAlert aria-hidden className="size-3.5 shrink-0 text-lag" />
      <span className="min-w-0 truncate" title={`${problem.detail} ${remedy}`}>
        {title}. Shown as of <RelativeTime instantMs={query.updatedAtMs} />.
      </span>
      <button
        type="button"
        onClick={query.retry}
        className="ml-auto shrink-0 font-medium underline underline-offset-2"
      >
        Try again
      </button>
    </p>
  );
}
