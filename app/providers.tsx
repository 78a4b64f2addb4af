'use client';

import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { NuqsAdapter } from 'nuqs/adapters/next/app';
import { type ReactNode, useState } from 'react';
import { asClientProblem } from '@/lib/client/client-problem';
import { queryKeys } from '@/lib/client/query-keys';
import { retryDelayMs } from '@/lib/client/retry-delay';
import type { Connection, ConnectionsAnswer } from '@/lib/contract/connection';

const FRESH_MS = 5_000;

/** What may heal by itself is tried until it does, at growing intervals, and only while the page is in sight. */
function makeQueryClient(connections: Connection[]): QueryClient {
  const client = new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: FRESH_MS,
        networkMode: 'always',
        retry: (_failures, thrown) => asClientProblem(thrown).retryable,
        retryDelay: retryDelayMs,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
  // Known from the start and already stale, so that the frame stands at once and is completed at once.
  const known: ConnectionsAnswer = { connections };
  client.setQueryData(queryKeys.connections(), known, { updatedAt: 0 });
  return client;
}

interface ProvidersProps {
  /** As configured; account and problem come later. */
  connections: Connection[];
  children: ReactNode;
}

export function Providers({ connections, children }: ProvidersProps) {
  const [queryClient] = useState(() => makeQueryClient(connections));
  return (
    <QueryClientProvider client={queryClient}>
      <NuqsAdapter>{children}</NuqsAdapter>
    </QueryClientProvider>
  );
}
