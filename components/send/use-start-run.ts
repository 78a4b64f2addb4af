'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { asClientProblem, type ClientProblem } from '@/lib/client/client-problem';
import { queryKeys } from '@/lib/client/query-keys';
import { requestJson } from '@/lib/client/request-json';
import type { RunAnswer, RunRequest } from '@/lib/contract/run';
import { api } from '@/lib/routes';

export interface Start {
  start: (request: RunRequest) => void;
  /** Takes back what was refused: the form is another one by now. */
  forget: () => void;
  starting: boolean;
  problem: ClientProblem | undefined;
}

interface StartOptions {
  connection: string;
  stream: string;
  onStarted: (run: string) => void;
}

/** Starts a run once for each call: never again by itself, for it may have started. */
export function useStartRun({ connection, stream, onStarted }: StartOptions): Start {
  const queryClient = useQueryClient();
  const mutation = useMutation({
    mutationFn: (body: RunRequest) =>
      requestJson<RunAnswer>(api.runs(connection, stream), { method: 'POST', body }),
    onSuccess: (answer) => {
      queryClient.setQueryData(queryKeys.run(connection, stream, answer.run.id), answer);
      void queryClient.invalidateQueries({ queryKey: queryKeys.runs(connection, stream) });
      onStarted(answer.run.id);
    },
  });
  // A second press comes before the button is told that the first one is under way.
  const underWay = useRef(false);
  const start = (request: RunRequest) => {
    if (underWay.current) return;
    underWay.current = true;
    mutation.mutate(request, {
      onSettled: () => {
        underWay.current = false;
      },
    });
  };
  const forget = () => {
    if (mutation.error !== null) mutation.reset();
  };
  return {
    start,
    forget,
    starting: mutation.isPending,
    problem: mutation.error === null ? undefined : asClientProblem(mutation.error),
  };
}
