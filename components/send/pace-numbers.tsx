import type { ClientProblem } from '@/lib/client/client-problem';
import { formatCounted } from '@/lib/format/format-count';
import { faultAt } from './field-faults';
import { NumberField } from './number-field';
import { PacePicture } from './pace-picture';
import { pacedRecords, paceOf } from './pace-plan';
import type { SendForm } from './send-form';
import { MOST_RECORDS } from './send-params';

const MOST_PER_SECOND = 100_000;
const DAY_SECONDS = 86_400;
const HOUR_SECONDS = 3_600;

interface PaceNumbersProps {
  form: SendForm;
  change: (changes: Partial<SendForm>) => void;
  problem: ClientProblem | undefined;
}

/** The numbers of a pace over time, and its picture. */
export function PaceNumbers({ form, change, problem }: PaceNumbersProps) {
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
      <PacePlan form={form} error={problem?.fieldFault('pace')} />
    </>
  );
}

/** What the numbers come to. */
function PacePlan({ form, error }: { form: SendForm; error: string | undefined }) {
  const pace = paceOf(form);
  const records = formatCounted(pacedRecords(pace) ?? 0, 'record');
  return (
    <figure className="flex items-end gap-3">
      <PacePicture pace={pace} />
      {error ? (
        <figcaption role="alert" className="text-xs text-trouble">
          {error}
        </figcaption>
      ) : (
        <figcaption className="text-xs text-muted">
          {form.source === 'template' ? records : `at most ${records}`}
        </figcaption>
      )}
    </figure>
  );
}
