'use client';

import { useQuery } from '@tanstack/react-query';
import { useDebounced } from '@/components/ui/use-debounced';
import { asClientProblem, type ClientProblem } from '@/lib/client/client-problem';
import { queryKeys } from '@/lib/client/query-keys';
import { requestJson } from '@/lib/client/request-json';
import type { RunPreviewAnswer, RunRequest } from '@/lib/contract/run';
import { api } from '@/lib/routes';

const TYPING_MS = 350;

export interface Preview {
  /** The newest good one, also while a changed form is at fault or on its way. */
  answer: RunPreviewAnswer | undefined;
  problem: ClientProblem | undefined;
  /** What is shown belongs to an older state of the form, or nothing is there yet and something will be. */
  outdated: boolean;
  retry: () => void;
}

/** The run as it would be sent now, asked again whenever the form stands still; a newer question ends the one before. */
export function usePreview(
  connection: string,
  stream: string,
  request: RunRequest | undefined,
): Preview {
  const text = request === undefined ? '' : JSON.stringify(request);
  const settled = useDebounced(text, TYPING_MS);
  const query = useQuery<RunPreviewAnswer>({
    queryKey: queryKeys.preview(connection, stream, settled),
    queryFn: ({ signal }) => {
      const body: unknown = JSON.parse(settled);
      return requestJson(api.runPreview(connection, stream), { signal, method: 'POST', body });
    },
    enabled: settled !== '',
    placeholderData: (previous) => (settled === '' ? undefined : previous),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const thrown: unknown = query.error ?? query.failureReason;
  return {
    answer: settled === '' ? undefined : query.data,
    problem: thrown === null || settled === '' ? undefined : asClientProblem(thrown),
    outdated: text !== settled || query.isPlaceholderData || query.isLoading,
    retry: () => void query.refetch(),
  };
}
