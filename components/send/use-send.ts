'use client';

import { useMutation } from '@tanstack/react-query';
import { asClientProblem, type ClientProblem } from '@/lib/client/client-problem';
import { requestJson } from '@/lib/client/request-json';
import type { BatchAnswer, BatchRequest } from '@/lib/contract/batch';
import { api } from '@/lib/routes';

export interface Sending {
  send: (body: BatchRequest) => void;
  sending: boolean;
  /** When the last one was started; 0 before the first. */
  startedAtMs: number;
  answer: BatchAnswer | undefined;
  problem: ClientProblem | undefined;
}

/** Sends once for each call: never again by itself, for the records may have arrived. */
export function useSend(connection: string, stream: string): Sending {
  const mutation = useMutation({
    mutationFn: (body: BatchRequest) =>
      requestJson<BatchAnswer>(api.batches(connection, stream), { method: 'POST', body }),
  });
  return {
    send: mutation.mutate,
    sending: mutation.isPending,
    startedAtMs: mutation.submittedAt,
    answer: mutation.data,
    problem: mutation.error === null ? undefined : asClientProblem(mutation.error),
  };
}
