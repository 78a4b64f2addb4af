'use client';

import { useShards } from '@/components/frame/use-shards';
import { QueryContent } from '@/components/ui/query-content';
import { TableSkeleton } from '@/components/ui/table-skeleton';
import { useRefresh } from '@/components/ui/use-refresh';
import { ShardsView } from './shards-view';

interface ShardsPageProps {
  connection: string;
  stream: string;
}

export function ShardsPage({ connection, stream }: ShardsPageProps) {
  const { refreshMs } = useRefresh();
  const query = useShards(connection, stream, refreshMs);
  return (
    <div className="flex flex-1 flex-col gap-4 p-4">
      <QueryContent query={query} skeleton={<TableSkeleton rows={6} />}>
        {(answer) => <ShardsView connection={connection} stream={stream} answer={answer} />}
      </QueryContent>
    </div>
  );
}
