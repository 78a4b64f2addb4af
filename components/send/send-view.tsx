'use client';

import dynamic from 'next/dynamic';
import { useRef, useState } from 'react';
import { useStream } from '@/components/frame/use-stream';
import { ProblemView } from '@/components/ui/problem-view';
import { Skeleton } from '@/components/ui/skeleton';
import { FormPanel } from './form-panel';
import type { Generator } from './generator';
import { loadShare, needsConfirmation } from './load-share';
import { paceOf } from './pace-plan';
import { namedRequest, recordCount, runRequest, type SendForm } from './send-form';
import { useDryRun } from './use-dry-run';
import { usePreview } from './use-preview';
import { useRuns } from './use-runs';
import { useSendForm } from './use-send-form';
import { useShownRun } from './use-shown-run';
import { useStartRun } from './use-start-run';

const RunPanel = dynamic(() => import('./run-panel').then((module) => module.RunPanel), {
  loading: () => <Skeleton className="h-[35rem] rounded-lg" />,
  ssr: false,
});
const PreviewPanel = dynamic(
  () => import('./preview-panel').then((module) => module.PreviewPanel),
  { loading: () => <Skeleton className="h-96 rounded-lg" />, ssr: false },
);
const HistoryPanel = dynamic(
  () => import('./history-panel').then((module) => module.HistoryPanel),
  { loading: () => <Skeleton className="h-40 rounded-lg" />, ssr: false },
);
const ConfirmSend = dynamic(() => import('./confirm-send').then((module) => module.ConfirmSend), {
  ssr: false,
});

interface SendViewProps {
  connection: string;
  stream: string;
  production: boolean;
  generators: readonly Generator[];
}

/** The run in view, the form for the next one with its preview, and the runs before. */
export function SendView({ connection, stream, production, generators }: SendViewProps) {
  const { form, change: changeForm } = useSendForm(connection, stream);
  const detail = useStream(connection, stream).data;
  const request = runRequest(form);
  const preview = usePreview(connection, stream, request);
  const runs = useRuns(connection, stream);
  const shown = useShownRun(runs.data);
  const starting = useStartRun({ connection, stream, onStarted: shown.show });
  const dryRun = useDryRun(connection, stream);
  const change = (changes: Partial<SendForm>) => {
    starting.forget();
    changeForm(changes);
  };
  const [asking, setAsking] = useState(false);
  const formTop = useRef<HTMLDivElement>(null);

  const { answer } = preview;
  const load = answer && loadShare(answer, form.pace, detail?.openShards);
  const count = (preview.outdated ? undefined : answer?.total) ?? recordCount(form);
  const start = () => {
    setAsking(false);
    if (request) starting.start(namedRequest(request, form.name));
  };
  // What is asked about first is told by the preview: it must be of this form.
  const ready = request !== undefined && preview.problem === undefined && !preview.outdated;
  const heavy = needsConfirmation({ records: count, share: load?.stream, production });

  return (
    <div className="flex flex-col gap-4 p-4">
      {shown.id !== null && (
        <RunPanel
          connection={connection}
          stream={stream}
          production={production}
          id={shown.id}
          onShow={shown.show}
          onReuse={(settings) => {
            change(settings);
            formTop.current?.scrollIntoView({ block: 'start' });
          }}
        />
      )}
      <div ref={formTop} className="grid scroll-mt-32 gap-4 lg:grid-cols-2">
        <FormPanel
          connection={connection}
          stream={stream}
          detail={detail}
          form={form}
          change={change}
          problem={preview.problem ?? starting.problem}
          generators={generators}
          count={count}
          ready={ready}
          starting={starting.starting}
          dryRun={dryRun}
          onSend={() => (heavy ? setAsking(true) : start())}
        />
        <PreviewPanel preview={preview} pace={form.pace} load={load} />
      </div>
      {starting.problem && starting.problem.fields.length === 0 && (
        <section aria-label="Sending failed" className="rounded-lg border bg-surface">
          <ProblemView problem={starting.problem} onRetry={start} />
        </section>
      )}
      <HistoryPanel runs={runs} shown={shown.id} onOpen={shown.show} />
      {asking && (
        <ConfirmSend
          connection={connection}
          stream={stream}
          production={production}
          count={count}
          pace={paceOf(form)}
          share={load?.stream}
          onClose={() => setAsking(false)}
          onConfirm={start}
        />
      )}
    </div>
  );
}
