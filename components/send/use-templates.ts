'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ApiQuery, useApiQuery } from '@/components/ui/use-api-query';
import { asClientProblem, type ClientProblem } from '@/lib/client/client-problem';
import { queryKeys } from '@/lib/client/query-keys';
import { requestJson } from '@/lib/client/request-json';
import type { TemplateAction, TemplatesAnswer } from '@/lib/contract/run';
import { api } from '@/lib/routes';

export interface Templates {
  query: ApiQuery<TemplatesAnswer>;
  act: (action: TemplateAction) => void;
  acting: boolean;
  problem: ClientProblem | undefined;
}

/** The templates that are saved on the server for everyone on this connection. */
export function useTemplates(connection: string): Templates {
  const queryClient = useQueryClient();
  const queryKey = queryKeys.templates(connection);
  const path = api.templates(connection);
  const query = useApiQuery<TemplatesAnswer>({ queryKey, path });
  const mutation = useMutation({
    mutationFn: (body: TemplateAction) =>
      requestJson<TemplatesAnswer>(path, { method: 'POST', body }),
    onSuccess: (answer) => queryClient.setQueryData(queryKey, answer),
  });
  return {
    query,
    act: mutation.mutate,
    acting: mutation.isPending,
    problem: mutation.error === null ? undefined : asClientProblem(mutation.error),
  };
}
