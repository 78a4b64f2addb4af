'use client';

import type { ReactNode } from 'react';
import { useStream } from '@/components/frame/use-stream';
import { ProblemView } from '@/components/ui/problem-view';
import { RelativeTime } from '@/components/ui/relative-time';
import { Skeleton } from '@/components/ui/skeleton';
import type { ClientCode } from '@/lib/client/client-problem';
import { messageOf } from '@/lib/client/message-of';
import { HealthText } from './health-text';
import { StreamFacts } from './stream-facts';
import { StreamTabs } from './stream-tabs';
import { useActivity } from './use-activity';

interface StreamFrameProps {
  connection: string;
  stream: string;
  children: ReactNode;
}

/** Problems that every page of the stream would only repeat. */
const HOPELESS: readonly ClientCode[] = ['stream_not_found', 'connection_not_found'];

/** Heads every page of a stream: what it is, how it is, and where its pages are. */
export function StreamFrame({ connection, stream, children }: StreamFrameProps) {
  const query = useStream(connection, stream);
  if (query.data === undefined && query.problem && HOPELESS.includes(query.problem.code)) {
    return (
      <>
        <h1 className="truncate border-b bg-surface px-4 py-3 text-xl font-semibold">{stream}</h1>
        <ProblemView problem={query.problem} onRetry={query.retry} />
      </>
    );
  }
  return (
    <>
      <header className="border-b bg-surface">
        <div className="flex min-w-0 flex-wrap items-center gap-x-4 gap-y-1 px-4 pt-3">
          <h1 className="min-w-0 truncate text-xl font-semibold tracking-tight">{stream}</h1>
          <Health connection={connection} stream={stream} />
        </div>
        <Facts query={query} />
        <div className="px-2">
          <StreamTabs connection={connection} stream={stream} />
        </div>
      </header>
      {children}
    </>
  );
}

function Health({ connection, stream }: Omit<StreamFrameProps, 'children'>) {
  const { activity, problem } = useActivity(connection, stream);
  return (
    <div className="min-w-0 text-sm">
      {activity ? (
        <HealthText {...activity} isWrapped />
      ) : problem ? (
        <span className="text-faint">Health is not known</span>
      ) : (
        <Skeleton className="h-4 w-40" />
      )}
    </div>
  );
}

/** One line in every case, so that nothing below it jumps; the pages tell failures at length. */
function Facts({ query }: { query: ReturnType<typeof useStream> }) {
  const { data, problem, updatedAtMs } = query;
  if (data) {
    return (
      <StreamFacts detail={data}>
        {problem && (
          <span className="text-lag">
            as of <RelativeTime instantMs={updatedAtMs} />
          </span>
        )}
      </StreamFacts>
    );
  }
  if (problem) {
    return <p className="px-4 py-1.5 text-xs text-trouble">{messageOf(problem).title}</p>;
  }
  return <Skeleton className="mx-4 my-1.5 h-4 w-[min(36rem,80%)]" />;
}
