'use client';

import { useEffect } from 'react';
import { ProblemView } from '@/components/ui/problem-view';
import { StatusDot } from '@/components/ui/status-dot';
import { EndsIn } from './ends-in';
import { type RunningRehearsal, runningRehearsals } from './running-rehearsal';
import { stripButton } from './strip-button';
import { useRehearsals } from './use-rehearsals';
import { useRehearse } from './use-rehearse';

const SECOND_MS = 1_000;

interface RehearsalsRunningProps {
  connection: string;
  onStopped: () => void;
}

/** A line for each rehearsal that runs; follows them to their end, also while the page's refresh is paused. */
export function RehearsalsRunning({ connection, onStopped }: RehearsalsRunningProps) {
  const { data, updatedAtMs, retry } = useRehearsals(connection, { following: true });
  const running = data ? runningRehearsals(data, updatedAtMs) : [];
  const nextEndMs = Math.min(...running.map(({ endsMs }) => endsMs));

  useEffect(() => {
    if (nextEndMs === Number.POSITIVE_INFINITY) return undefined;
    const timer = setTimeout(retry, Math.max(SECOND_MS, nextEndMs - updatedAtMs));
    return () => clearTimeout(timer);
  }, [nextEndMs, updatedAtMs, retry]);

  return running.map((rehearsal) => (
    <RunningLine
      key={rehearsal.name}
      connection={connection}
      rehearsal={rehearsal}
      onStopped={onStopped}
    />
  ));
}

interface RunningLineProps {
  connection: string;
  rehearsal: RunningRehearsal;
  onStopped: () => void;
}

function RunningLine({ connection, rehearsal, onStopped }: RunningLineProps) {
  const { name, title, stream, endsMs } = rehearsal;
  const { act, acting, problem } = useRehearse(connection, name, onStopped);
  return (
    <div className="max-sm:order-last max-sm:basis-full">
      <p className="flex items-center gap-2 font-medium text-own">
        <StatusDot tone="own" />
        <span>
          Rehearsing: {title} on {stream} · <EndsIn endsMs={endsMs} />
        </span>
        <button
          type="button"
          aria-label={`Stop rehearsing: ${title}`}
          aria-disabled={acting}
          onClick={() => !acting && act({ action: 'stop' })}
          className={stripButton('border-line-strong max-sm:ml-auto')}
        >
          Stop
        </button>
      </p>
      {problem && <ProblemView problem={problem} />}
    </div>
  );
}
