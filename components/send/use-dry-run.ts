'use client';

import { useMutation } from '@tanstack/react-query';
import { asClientProblem, type ClientProblem } from '@/lib/client/client-problem';
import { requestJson } from '@/lib/client/request-json';
import type { DryRunAnswer } from '@/lib/contract/run';
import { api } from '@/lib/routes';

export interface DryRun {
  ask: () => void;
  asking: boolean;
  answer: DryRunAnswer | undefined;
  problem: ClientProblem | undefined;
}

/** Asks the service whether it would take records from us; nothing is written. */
export function useDryRun(connection: string, stream: string): DryRun {
  const mutation = useMutation({
    mutationFn: () =>
      requestJson<DryRunAnswer>(api.dryRun(connection, stream), { method: 'POST', body: {} }),
  });
  return {
    ask: mutation.mutate,
    asking: mutation.isPending,
    answer: mutation.data,
    problem: mutation.error === null ? undefined : asClientProblem(mutation.error),
  };
}
