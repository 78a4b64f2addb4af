'use client';

import dynamic from 'next/dynamic';
import { Segmented } from '@/components/ui/segmented';
import { Skeleton } from '@/components/ui/skeleton';
import type { ClientProblem } from '@/lib/client/client-problem';
import { formatCount } from '@/lib/format/format-count';
import { faultAt } from './field-faults';
import { FormRow } from './form-row';
import { NumberField } from './number-field';
import type { SendForm } from './send-form';
import { MOST_RECORDS } from './send-params';

const PaceNumbers = dynamic(() => import('./pace-numbers').then((module) => module.PaceNumbers), {
  loading: () => <Skeleton className="h-12 w-full" />,
});

const PACES = [
  { value: 'at_once', label: 'At once' },
  { value: 'steady', label: 'Steady' },
  { value: 'ramp', label: 'Ramp' },
  { value: 'bursts', label: 'Bursts' },
] as const;

interface PaceFieldsProps {
  form: SendForm;
  change: (changes: Partial<SendForm>) => void;
  problem: ClientProblem | undefined;
}

/** How many records, and how they are spread over time. */
export function PaceFields({ form, change, problem }: PaceFieldsProps) {
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
      </div>
    </fieldset>
  );
}
