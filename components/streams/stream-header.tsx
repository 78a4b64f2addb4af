'use client';

import { useStream } from '@/components/frame/use-stream';
import { QueryContent } from '@/components/ui/query-content';
import { Skeleton } from '@/components/ui/skeleton';
import { HealthText } from './health-text';
import { StreamFacts } from './stream-facts';
import { StreamTabs } from './stream-tabs';
import { useActivity } from './use-activity';

interface StreamHeaderProps {
  connection: string;
  stream: string;
}

/** The strip that heads every page of a stream: what it is, how it is, and where its pages are. */
export function StreamHeader({ connection, stream }: StreamHeaderProps) {
  const query = useStream(connection, stream);
  const activity = useActivity(connection, stream);
  return (
    <header className="border-b bg-surface">
      <div className="flex min-w-0 flex-wrap items-center gap-x-4 gap-y-1 px-4 pt-3">
        <h1 className="min-w-0 truncate text-xl font-semibold tracking-tight">{stream}</h1>
        <div className="min-w-0 text-sm">
          {activity ? <HealthText {...activity} /> : <Skeleton className="h-4 w-40" />}
        </div>
      </div>
      <QueryContent
        query={query}
        skeleton={<Skeleton className="mx-4 my-1.5 h-4 w-[min(36rem,80%)]" />}
      >
        {(detail) => <StreamFacts detail={detail} />}
      </QueryContent>
      <div className="px-2 sm:px-2.5">
        <StreamTabs connection={connection} stream={stream} />
      </div>
    </header>
  );
}
