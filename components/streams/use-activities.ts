'use client';

import { type UseQueryResult, useQueries } from '@tanstack/react-query';
import { useCallback } from 'react';
import { asClientProblem, type ClientProblem } from '@/lib/client/client-problem';
import { type ActivityRow, loadActivity } from '@/lib/client/load-activity';
import { queryKeys } from '@/lib/client/query-keys';

export interface StreamFigures {
  activity: ActivityRow | undefined;
  problem: ClientProblem | undefined;
}

interface Question {
  connection: string;
  streams: readonly string[];
  refreshMs: number | false;
}

/** The newest figures by stream. Rows of one render ask together (see loadActivity), and share with every other view of the stream. */
export function useActivities(question: Question): ReadonlyMap<string, StreamFigures> {
  const { connection, streams, refreshMs } = question;
  const combine = useCallback(
    (results: UseQueryResult<ActivityRow>[]) =>
      new Map(results.map((result, index) => [streams[index] ?? '', figuresOf(result)])),
    [streams],
  );
  return useQueries({
    queries: streams.map((stream) => ({
      queryKey: queryKeys.activity(connection, stream),
      queryFn: () => loadActivity(connection, stream),
      refetchInterval: refreshMs,
    })),
    combine,
  });
}

export const figuresOf = ({
  data,
  error,
  failureReason,
}: UseQueryResult<ActivityRow>): StreamFigures => {
  const thrown = error ?? failureReason;
  return { activity: data, problem: thrown ? asClientProblem(thrown) : undefined };
};
