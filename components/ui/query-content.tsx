'use client';

import type { ReactNode } from 'react';
import { ProblemView } from './problem-view';
import { StaleNote } from './stale-note';
import type { ApiQuery } from './use-api-query';

interface QueryContentProps<T> {
  query: ApiQuery<T>;
  /** Shown while the first answer is on its way; of the size of what comes. */
  skeleton: ReactNode;
  children: (data: T) => ReactNode;
}

/** Loading, failing, failing with older data, or there: every panel shows its question this way. */
export function QueryContent<T>({ query, skeleton, children }: QueryContentProps<T>) {
  if (query.data !== undefined) {
    return (
      <>
        {query.problem && <StaleNote query={query} problem={query.problem} />}
        {children(query.data)}
      </>
    );
  }
  if (query.problem) {
    return (
      <ProblemView
        key={query.failures}
        problem={query.problem}
        onRetry={query.retry}
        retryInMs={query.retryInMs}
      />
    );
  }
  return (
    <>
      <output className="sr-only">Loading</output>
      {skeleton}
    </>
  );
}
