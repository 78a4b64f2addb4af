'use client';

import { CircleAlert } from 'lucide-react';
import { useState } from 'react';
import type { ClientProblem } from '@/lib/client/client-problem';
import { messageOf } from '@/lib/client/message-of';
import { Button } from './button';
import { CopyButton } from './copy-button';
import { useNowMs } from './use-now';

interface ProblemViewProps {
  problem: ClientProblem;
  onRetry?: (() => void) | undefined;
  /** Time to the next automatic try; give a new `key` with each failure, so that it counts anew. */
  retryInMs?: number | undefined;
}

/** The one way of showing a failure: what happened, what it means, what to do, and the button that does it. */
export function ProblemView({ problem, onRetry, retryInMs }: ProblemViewProps) {
  const { title, meaning, remedy } = messageOf(problem);
  const { detail } = problem;
  return (
    <div role="alert" className="flex gap-2.5 px-4 py-3 text-sm">
      <CircleAlert aria-hidden className="mt-px size-4 shrink-0 text-trouble" />
      <div className="min-w-0 flex-1">
        <p className="font-medium text-text">{title}</p>
        <p className="mt-0.5 max-w-prose text-muted">
          {meaning} {remedy}
        </p>
        {detail !== meaning && (
          <p className="mt-1 max-w-prose text-xs break-words text-faint">{detail}</p>
        )}
        {(onRetry ?? problem.requestId) && (
          <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1">
            {onRetry && <Button onClick={onRetry}>Try again</Button>}
            {retryInMs !== undefined && <Countdown ms={retryInMs} />}
            {problem.requestId && <RequestId id={problem.requestId} />}
          </div>
        )}
      </div>
    </div>
  );
}

function Countdown({ ms }: { ms: number }) {
  const nowMs = useNowMs();
  const [startMs] = useState(() => Date.now());
  const left = Math.ceil((startMs + ms - nowMs) / 1_000);
  return (
    <span className="text-xs text-faint" aria-live="off">
      {left > 0 && nowMs > 0 ? `trying again in ${left} s` : 'trying again…'}
    </span>
  );
}

function RequestId({ id }: { id: string }) {
  return (
    <span className="inline-flex min-w-0 items-center gap-1 text-xs text-faint">
      request <span className="truncate font-mono">{id}</span>
      <CopyButton text={id} label="Copy request id" className="size-5 [&>svg]:size-3.5" />
    </span>
  );
}
