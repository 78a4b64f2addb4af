import { Panel } from '@/components/ui/panel';
import { Segmented } from '@/components/ui/segmented';
import type { ClientProblem } from '@/lib/client/client-problem';
import type { StreamDetail } from '@/lib/contract/stream';
import type { Generator } from './generator';
import { KeyFields } from './key-fields';
import { PaceFields } from './pace-fields';
import { PlaceFields } from './place-fields';
import { SendBar } from './send-bar';
import type { SendForm } from './send-form';
import { SourceFields } from './source-fields';
import type { DryRun } from './use-dry-run';

const SOURCES = [
  { value: 'template', label: 'Template' },
  { value: 'lines', label: 'Paste lines' },
  { value: 'file', label: 'File' },
  { value: 'single', label: 'Single record' },
  { value: 'records', label: 'From the stream' },
] as const;

interface FormPanelProps {
  connection: string;
  stream: string;
  detail: StreamDetail | undefined;
  form: SendForm;
  change: (changes: Partial<SendForm>) => void;
  problem: ClientProblem | undefined;
  generators: readonly Generator[];
  count: number | null;
  ready: boolean;
  starting: boolean;
  dryRun: DryRun;
  onSend: () => void;
}

/** What to send, where, and how much. */
export function FormPanel(props: FormPanelProps) {
  const { connection, stream, detail, form, change, problem, generators } = props;
  const { count, ready, starting, dryRun, onSend } = props;
  return (
    <Panel
      title="Test events"
      className="self-start"
      actions={
        <Segmented
          label="Source"
          value={form.source}
          options={SOURCES}
          onChange={(source) => change({ source })}
          className="max-w-full overflow-x-auto"
        />
      }
    >
      <SourceFields
        connection={connection}
        stream={stream}
        form={form}
        change={change}
        problem={problem}
        generators={generators}
        maxRecordKiB={detail?.maxRecordSizeKiB}
      />
      <fieldset className="flex flex-col gap-3 border-t px-4 py-3">
        <legend className="sr-only">Where</legend>
        <KeyFields form={form} change={change} problem={problem} />
        <PlaceFields
          connection={connection}
          stream={stream}
          form={form}
          change={change}
          problem={problem}
          keysDecide={detail?.keysDecideShard ?? true}
        />
      </fieldset>
      <PaceFields form={form} change={change} problem={problem} />
      <SendBar
        count={count}
        ready={ready}
        starting={starting}
        dryRun={dryRun}
        name={form.name}
        onName={(name) => change({ name })}
        onSend={onSend}
      />
    </Panel>
  );
}
