'use client';

import { useEffect, useRef } from 'react';
import { Button } from '@/components/ui/button';
import { ProblemView } from '@/components/ui/problem-view';
import { QueryContent } from '@/components/ui/query-content';
import { Skeleton } from '@/components/ui/skeleton';
import type { RunAnswer } from '@/lib/contract/run';
import { ResendBar } from './resend-bar';
import { RunHead } from './run-head';
import { RunNotes } from './run-notes';
import { RunProgress } from './run-progress';
import { isUnderWay } from './run-state';
import { RunTiles } from './run-tiles';
import { outcomeWords } from './run-words';
import type { SendForm } from './send-form';
import { useRun } from './use-run';
import { useRunActions } from './use-run-actions';
import { VerdictsPanel } from './verdicts-panel';

export interface RunPanelProps {
  connection: string;
  stream: string;
  production: boolean;
  id: string;
  /** Shows another run, or none. */
  onShow: (run: string | null) => void;
  /** Fills the form with what this run was asked for. */
  onReuse: (settings: Partial<SendForm>) => void;
}

/** One run, from its start to the verdict of its last record. */
export function RunPanel(props: RunPanelProps) {
  const { connection, stream, id, onShow } = props;
  const top = useRef<HTMLElement>(null);
  const query = useRun(connection, stream, id);
  useEffect(() => {
    const section = top.current;
    if (id && section && section.getBoundingClientRect().top < 0) {
      section.scrollIntoView({ block: 'start' });
    }
  }, [id]);
  return (
    <section ref={top} aria-label="Run" className="flex scroll-mt-32 flex-col gap-3">
      {query.problem && !query.data ? (
        <div className="rounded-lg border bg-surface">
          <ProblemView problem={query.problem} onRetry={query.retry} />
          <p className="flex justify-end border-t px-4 py-2">
            <Button onClick={() => onShow(null)}>Close</Button>
          </p>
        </div>
      ) : (
        <QueryContent query={query} skeleton={<Skeleton className="h-[35rem] rounded-lg" />}>
          {(answer) => <ShownRun {...props} answer={answer} />}
        </QueryContent>
      )}
    </section>
  );
}

function ShownRun({ answer, ...props }: RunPanelProps & { answer: RunAnswer }) {
  const { connection, stream, production, id, onShow, onReuse } = props;
  const { run, hasRequest } = answer;
  const actions = useRunActions({ connection, stream, run: id, onStarted: onShow, onReuse });
  const ended = !isUnderWay(run.state);
  return (
    <>
      <output className="sr-only">{ended && `${run.state}: ${outcomeWords(run)}`}</output>
      <div className="overflow-clip rounded-lg border bg-surface">
        <RunHead run={run} actions={actions} reusable={hasRequest} onClose={() => onShow(null)} />
        <RunProgress run={run} />
        <RunNotes run={run} />
        {ended && (
          <ResendBar
            connection={connection}
            run={run}
            production={production}
            busy={actions.busy}
            onResend={actions.resend}
          />
        )}
        {actions.problem && <ProblemView problem={actions.problem} />}
      </div>
      <RunTiles run={run} />
      <VerdictsPanel key={id} connection={connection} run={run} />
    </>
  );
}
