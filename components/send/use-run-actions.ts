'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { asClientProblem, type ClientProblem } from '@/lib/client/client-problem';
import { queryKeys } from '@/lib/client/query-keys';
import { requestJson } from '@/lib/client/request-json';
import type { RunAnswer, RunRequestAnswer } from '@/lib/contract/run';
import { api } from '@/lib/routes';
import { formOfRequest } from './form-of-request';
import type { SendForm } from './send-form';

export type ResentStatus = 'failed' | 'unknown';

export interface RunActions {
  stop: () => void;
  resend: (statuses: readonly ResentStatus[]) => void;
  /** Asks for what the run was asked for, and fills it into the form. */
  reuse: () => void;
  busy: boolean;
  problem: ClientProblem | undefined;
}

interface RunActionsOptions {
  connection: string;
  stream: string;
  run: string;
  onStarted: (run: string) => void;
  onReuse: (settings: Partial<SendForm>) => void;
}

/** What can be done with a run: stop it, send again what did not arrive, or ask for the same once more. */
export function useRunActions(options: RunActionsOptions): RunActions {
  const { connection, stream, run, onStarted, onReuse } = options;
  const queryClient = useQueryClient();
  const keep = (answer: RunAnswer) => {
    queryClient.setQueryData(queryKeys.run(connection, stream, answer.run.id), answer);
    void queryClient.invalidateQueries({ queryKey: queryKeys.runs(connection, stream) });
  };
  const stop = useMutation({
    mutationFn: () =>
      requestJson<RunAnswer>(api.runStop(connection, stream, run), { method: 'POST', body: {} }),
    onSuccess: keep,
  });
  const resend = useMutation({
    mutationFn: (statuses: readonly ResentStatus[]) =>
      requestJson<RunAnswer>(api.runResend(connection, stream, run), {
        method: 'POST',
        body: { statuses },
      }),
    onSuccess: (answer) => {
      keep(answer);
      onStarted(answer.run.id);
    },
  });
  const reuse = useMutation({
    mutationFn: () => requestJson<RunRequestAnswer>(api.runRequest(connection, stream, run)),
  });
  // With the call, so that nobody who has closed the run finds the form changed.
  const fill = ({ request }: RunRequestAnswer) => request && onReuse(formOfRequest(request));
  const error = stop.error ?? resend.error ?? reuse.error;
  return {
    stop: stop.mutate,
    resend: resend.mutate,
    reuse: () => reuse.mutate(undefined, { onSuccess: fill }),
    busy: stop.isPending || resend.isPending || reuse.isPending,
    problem: error === null ? undefined : asClientProblem(error),
  };
}
