'use client';

import { type ReactNode, useId } from 'react';
import { Button } from '@/components/ui/button';
import { ProblemView } from '@/components/ui/problem-view';
import { StatusDot } from '@/components/ui/status-dot';
import type { ClientProblem } from '@/lib/client/client-problem';
import type { Rehearsal } from '@/lib/contract/rehearsal';
import { formatDuration } from '@/lib/format/format-duration';
import { EndsIn } from './ends-in';
import { LookFor } from './look-for';
import type { RunningRehearsal } from './running-rehearsal';
import { useRehearse } from './use-rehearse';

interface RehearsalCardProps {
  connection: string;
  /** Where it starts. */
  stream: string;
  rehearsal: Rehearsal;
  running: RunningRehearsal | undefined;
  onFollow: () => void;
}

/** One incident: what happens, where it shows, how long, and what undoes it. */
export function RehearsalCard(props: RehearsalCardProps) {
  const { connection, stream, rehearsal, running, onFollow } = props;
  const { name, title, happens, lookFor, durationMs, wayBack } = rehearsal;
  const { act, acting, problem } = useRehearse(connection, name);
  const titleId = useId();
  // Not disabled meanwhile: that would take the focus away.
  const toggle = () => {
    if (!acting) act(running ? { action: 'stop' } : { action: 'start', stream });
  };
  return (
    <li aria-labelledby={titleId} className="border-b px-4 py-3 text-sm">
      <div className="flex items-center gap-3">
        <h3 id={titleId} className="text-base font-medium">
          {title}
        </h3>
        <Button
          className="ml-auto"
          aria-label={`${running ? 'Stop' : 'Start'}: ${title}`}
          aria-disabled={acting}
          onClick={toggle}
        >
          {running ? 'Stop' : 'Start'}
        </Button>
      </div>
      {running && (
        <p className="mt-0.5 flex items-center gap-1.5 font-medium text-own">
          <StatusDot tone="own" />
          <span>
            Running on {running.stream} · <EndsIn endsMs={running.endsMs} />
          </span>
        </p>
      )}
      {problem && <Refusal problem={problem} />}
      <p className="mt-1 max-w-prose text-text">{happens}</p>
      <dl className="mt-2 grid max-w-prose grid-cols-[4.5rem_1fr] gap-x-3 gap-y-1.5 text-muted">
        <Fact term="Look for">
          <LookFor
            lookFor={lookFor}
            connection={connection}
            stream={running?.stream ?? stream}
            onFollow={onFollow}
          />
        </Fact>
        <Fact term="Lasts">{formatDuration(durationMs).text}, unless it is stopped</Fact>
        <Fact term="Way back">{wayBack}</Fact>
      </dl>
    </li>
  );
}

/** Why it cannot begin, in the local service's own sentence; anything else that fails is a problem like any other. */
function Refusal({ problem }: { problem: ClientProblem }) {
  const reason = problem.fieldFault('name');
  if (!reason) return <ProblemView problem={problem} />;
  return (
    <p role="alert" className="mt-0.5 max-w-prose text-trouble">
      {reason}
    </p>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-faint">{term}</dt>
      <dd>{children}</dd>
    </>
  );
}
