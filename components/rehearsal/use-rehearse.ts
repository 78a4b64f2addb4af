'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { asClientProblem, type ClientProblem } from '@/lib/client/client-problem';
import { queryKeys } from '@/lib/client/query-keys';
import { requestJson } from '@/lib/client/request-json';
import type { RehearsalAction, RehearsalsAnswer } from '@/lib/contract/rehearsal';
import { api } from '@/lib/routes';

interface Rehearse {
  act: (action: RehearsalAction) => void;
  acting: boolean;
  problem: ClientProblem | undefined;
}

/** Starts and stops one rehearsal; what the answer says is shown at once, wherever it is looked at. */
export function useRehearse(connection: string, name: string, onDone?: () => void): Rehearse {
  const queryClient = useQueryClient();
  const queryKey = queryKeys.rehearsals(connection);
  const mutation = useMutation({
    mutationFn: (body: RehearsalAction) =>
      requestJson<RehearsalsAnswer>(api.rehearsal(connection, name), { method: 'POST', body }),
    onSuccess: async (answer) => {
      // An older answer that is still on its way must not undo this one.
      await queryClient.cancelQueries({ queryKey });
      queryClient.setQueryData(queryKey, answer);
      onDone?.();
    },
    // It may have run already, or be over: others rehearse on this machine too.
    onError: () => queryClient.invalidateQueries({ queryKey }),
  });
  return {
    act: mutation.mutate,
    acting: mutation.isPending,
    problem: mutation.error === null ? undefined : asClientProblem(mutation.error),
  };
}
