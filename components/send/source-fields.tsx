import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { ClientProblem } from '@/lib/client/client-problem';
import { faultAt } from './field-faults';
import type { Generator } from './generator';
import { LinesField } from './lines-field';
import type { SendForm } from './send-form';
import { MOST_RECORDS } from './send-params';
import { SingleField } from './single-field';
import { TemplateField } from './template-field';

interface SourceFieldsProps {
  form: SendForm;
  change: (changes: Partial<SendForm>) => void;
  problem: ClientProblem | undefined;
  generators: readonly Generator[];
  maxRecordKiB: number | undefined;
}

/** Where the records come from. */
export function SourceFields({
  form,
  change,
  problem,
  generators,
  maxRecordKiB,
}: SourceFieldsProps) {
  return (
    <div className="flex flex-col gap-3 px-4 pt-1 pb-3">
      {form.source === 'template' && (
        <>
          <TemplateField
            text={form.template}
            problem={problem}
            generators={generators}
            onText={(template) => change({ template })}
          />
          <Field
            label="Records to make"
            hint={`1 to ${MOST_RECORDS.toLocaleString('en-US')}`}
            error={faultAt(problem, 'template.count')}
            className="w-40"
          >
            {(control) => (
              <Input
                {...control}
                type="number"
                min={1}
                max={MOST_RECORDS}
                value={form.count}
                onChange={(event) => change({ count: Math.trunc(event.target.valueAsNumber) || 0 })}
              />
            )}
          </Field>
        </>
      )}
      {form.source === 'lines' && (
        <LinesField
          text={form.lines}
          error={faultAt(problem, 'lines')}
          onText={(lines) => change({ lines })}
        />
      )}
      {form.source === 'single' && (
        <SingleField
          draft={form.single}
          error={faultAt(problem, 'records.0.data')}
          maxRecordKiB={maxRecordKiB}
          onDraft={(single) => change({ single })}
        />
      )}
    </div>
  );
}
