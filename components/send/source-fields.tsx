'use client';

import dynamic from 'next/dynamic';
import { Skeleton } from '@/components/ui/skeleton';
import type { ClientProblem } from '@/lib/client/client-problem';
import { faultAt } from './field-faults';
import type { Generator } from './generator';
import type { SendForm } from './send-form';
import { TemplateSource } from './template-source';

const loading = () => <Skeleton className="h-72" />;
const LinesField = dynamic(() => import('./lines-field').then((module) => module.LinesField), {
  loading,
});
const FileField = dynamic(() => import('./file-field').then((module) => module.FileField), {
  loading,
});
const SingleField = dynamic(() => import('./single-field').then((module) => module.SingleField), {
  loading,
});
const RecordsField = dynamic(
  () => import('./records-field').then((module) => module.RecordsField),
  { loading },
);

interface SourceFieldsProps {
  connection: string;
  stream: string;
  form: SendForm;
  change: (changes: Partial<SendForm>) => void;
  problem: ClientProblem | undefined;
  generators: readonly Generator[];
  maxRecordKiB: number | undefined;
}

/** Where the records come from. */
export function SourceFields(props: SourceFieldsProps) {
  const { connection, stream, form, change, problem, generators, maxRecordKiB } = props;
  return (
    <div className="flex flex-col gap-3 px-4 pt-1 pb-3">
      {form.source === 'template' && (
        <TemplateSource
          connection={connection}
          form={form}
          change={change}
          problem={problem}
          generators={generators}
        />
      )}
      {form.source === 'lines' && (
        <LinesField
          text={form.lines}
          error={faultAt(problem, 'lines')}
          onText={(lines) => change({ lines })}
        />
      )}
      {form.source === 'file' && (
        <FileField
          connection={connection}
          form={form}
          change={change}
          error={faultAt(problem, 'file')}
        />
      )}
      {form.source === 'single' && (
        <SingleField
          draft={form.single}
          error={faultAt(problem, 'records')}
          maxRecordKiB={maxRecordKiB}
          onDraft={(single) => change({ single })}
        />
      )}
      {form.source === 'records' && (
        <RecordsField
          connection={connection}
          stream={stream}
          records={form.records}
          error={faultAt(problem, 'records')}
          onClear={() => change({ records: [] })}
        />
      )}
    </div>
  );
}
