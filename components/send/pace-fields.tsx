import { Segmented } from '@/components/ui/segmented';
import type { ClientProblem } from '@/lib/client/client-problem';
import { formatCount, formatCounted } from '@/lib/format/format-count';
import { faultAt } from './field-faults';
import { FormRow } from './form-row';
import { NumberField } from './number-field';
import { PacePicture } from './pace-picture';
import { pacedRecords, paceOf } from './pace-plan';
import type { SendForm } from './send-form';
import { MOST_RECORDS } from './send-params';

const PACES = [
  { value: 'at_once', label: 'At once' },
  { value: 'steady', label: 'Steady' },
  { value: 'ramp', label: 'Ramp' },
  { value: 'bursts', label: 'Bursts' },
] as const;
const MOST_PER_SECOND = 100_000;
const DAY_SECONDS = 86_400;
const HOUR_SECONDS = 3_600;

interface PaceFieldsProps {
  form: SendForm;
  change: (changes: Partial<SendForm>) => void;
  problem: ClientProblem | undefined;
}

/** How many records, and how they are spread over time. */
export function PaceFields({ form, change, problem }: PaceFieldsProps) {
  const pace = paceOf(form);
  const paced = pacedRecords(pace);
  return (
    <fieldset className="flex flex-col gap-3 border-t px-4 py-3">
      <legend className="sr-only">How much</legend>
      <FormRow label="Pace">
        <Segmented
          label="Pace"
          value={form.pace}
          options={PACES}
          onChange={(next) => change({ pace: next })}
        />
        {form.pace === 'at_once' && (
          <span className="text-xs text-faint">as fast as the stream takes them</span>
        )}
      </FormRow>
      <div className="flex flex-wrap items-start gap-x-4 gap-y-3 empty:hidden">
        {form.pace === 'at_once' ? (
          form.source === 'template' && (
            <NumberField
              label="Records to make"
              value={form.count}
              min={1}
              max={MOST_RECORDS}
              whole
              hint={`1 to ${formatCount(MOST_RECORDS)}`}
              error={faultAt(problem, 'template.count')}
              onValue={(count) => change({ count })}
            />
          )
        ) : (
          <PaceNumbers form={form} change={change} problem={problem} />
        )}
        {paced !== null && (
          <figure className="flex items-end gap-3">
            <PacePicture pace={pace} />
            <figcaption className="text-xs text-muted">
              {form.source === 'template' ? '' : 'at most '}
              {formatCounted(paced, 'record')}
            </figcaption>
          </figure>
        )}
      </div>
    </fieldset>
  );
}

function PaceNumbers({ form, change, problem }: PaceFieldsProps) {
  const { pace } = form;
  const rate = { unit: 'records/s', min: 0, max: MOST_PER_SECOND };
  return (
    <>
      {pace === 'ramp' && (
        <NumberField
          {...rate}
          label="From"
          value={form.start}
          error={faultAt(problem, 'pace.fromRecordsPerSecond')}
          onValue={(start) => change({ start })}
        />
      )}
      {pace === 'bursts' ? (
        <>
          <NumberField
            label="Records in a burst"
            value={form.burst}
            min={1}
            max={MOST_RECORDS}
            whole
            error={faultAt(problem, 'pace.recordsPerBurst')}
            onValue={(burst) => change({ burst })}
          />
          <NumberField
            label="Every"
            unit="s"
            value={form.every}
            min={1}
            max={HOUR_SECONDS}
            error={faultAt(problem, 'pace.everySeconds')}
            onValue={(every) => change({ every })}
          />
        </>
      ) : (
        <NumberField
          {...rate}
          label={pace === 'ramp' ? 'To' : 'Rate'}
          value={form.rate}
          error={
            faultAt(problem, 'pace.recordsPerSecond') ?? faultAt(problem, 'pace.toRecordsPerSecond')
          }
          onValue={(next) => change({ rate: next })}
        />
      )}
      <NumberField
        label="Duration"
        unit="s"
        value={form.seconds}
        min={1}
        max={DAY_SECONDS}
        error={faultAt(problem, 'pace.durationSeconds')}
        onValue={(seconds) => change({ seconds })}
      />
    </>
  );
}
