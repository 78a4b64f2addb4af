'use client';

import { useQuery } from '@tanstack/react-query';
import { useRefresh } from '@/components/ui/use-refresh';
import { loadActivity } from '@/lib/client/load-activity';
import { queryKeys } from '@/lib/client/query-keys';
import { figuresOf, type StreamFigures } from './use-activities';

/** The newest figures, health and findings of one stream, shared with its row in the list. */
export function useActivity(connection: string, stream: string): StreamFigures {
  const { refreshMs } = useRefresh();
  return figuresOf(
    useQuery({
      queryKey: queryKeys.activity(connection, stream),
      queryFn: () => loadActivity(connection, stream),
      refetchInterval: refreshMs,
    }),
  );
}
