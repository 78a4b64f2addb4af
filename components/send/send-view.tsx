'use client';

import { useState } from 'react';
import { useStream } from '@/components/frame/use-stream';
import { Panel } from '@/components/ui/panel';
import { ProblemView } from '@/components/ui/problem-view';
import { Segmented } from '@/components/ui/segmented';
import type { BatchRequest } from '@/lib/contract/batch';
import { ConfirmSend } from './confirm-send';
import type { Generator } from './generator';
import { KeyFields } from './key-fields';
import { PreviewPanel } from './preview-panel';
import { SendBar } from './send-bar';
import { batchBody, recordCount } from './send-form';
import { SendResult } from './send-result';
import { SourceFields } from './source-fields';
import { usePreview } from './use-preview';
import { useSend } from './use-send';
import { useSendForm } from './use-send-form';

const SOURCES = [
  { value: 'template', label: 'Template' },
  { value: 'lines', label: 'Paste lines' },
  { value: 'single', label: 'Single record' },
] as const;
/** From here on, and on production always, sending asks first. */
const CONFIRMED_RECORDS = 1_000;

interface SendViewProps {
  connection: string;
  stream: string;
  production: boolean;
  generators: readonly Generator[];
}

/** What to send, what it would be and where it would go, and what came of it. */
export function SendView({ connection, stream, production, generators }: SendViewProps) {
  const { form, change } = useSendForm(connection, stream);
  const detail = useStream(connection, stream).data;
  const body = batchBody(form);
  const preview = usePreview(connection, stream, body);
  const sending = useSend(connection, stream);
  const [asking, setAsking] = useState<BatchRequest>();
  const problem = preview.problem ?? sending.problem;

  const request = (batch: BatchRequest, count: number) => {
    if (production || count >= CONFIRMED_RECORDS) setAsking(batch);
    else sending.send(batch);
  };

  return (
    <div className="flex flex-col gap-4 p-4">
      <div className="grid gap-4 lg:grid-cols-2">
        <Panel
          title="Test events"
          actions={
            <Segmented
              label="Source"
              value={form.source}
              options={SOURCES}
              onChange={(source) => change({ source })}
            />
          }
        >
          <SourceFields
            form={form}
            change={change}
            problem={problem}
            generators={generators}
            maxRecordKiB={detail?.maxRecordSizeKiB}
          />
          <KeyFields
            form={form}
            change={change}
            problem={problem}
            keysDecide={detail?.keysDecideShard ?? true}
          />
          <SendBar
            count={recordCount(form)}
            ready={body !== undefined && preview.problem === undefined}
            sending={sending}
            onSend={() => body && request(body, recordCount(form))}
          />
        </Panel>
        <PreviewPanel preview={preview} openShards={detail?.openShards} />
      </div>
      {sending.problem && sending.problem.fields.length === 0 && (
        <section aria-label="Sending failed" className="rounded-lg border bg-surface">
          <ProblemView problem={sending.problem} />
        </section>
      )}
      {sending.answer && (
        <SendResult
          connection={connection}
          answer={sending.answer}
          busy={sending.sending}
          onResend={(batch) => request(batch, batch.records?.length ?? 0)}
        />
      )}
      {asking && (
        <ConfirmSend
          connection={connection}
          stream={stream}
          production={production}
          count={asking.records?.length ?? recordCount(form)}
          onClose={() => setAsking(undefined)}
          onConfirm={() => {
            setAsking(undefined);
            sending.send(asking);
          }}
        />
      )}
    </div>
  );
}
