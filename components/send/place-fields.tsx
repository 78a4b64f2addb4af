'use client';

import dynamic from 'next/dynamic';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Segmented } from '@/components/ui/segmented';
import { Skeleton } from '@/components/ui/skeleton';
import type { ClientProblem } from '@/lib/client/client-problem';
import { faultAt } from './field-faults';
import { FormRow } from './form-row';
import type { SendForm } from './send-form';

const ShardChoice = dynamic(() => import('./shard-choice').then((module) => module.ShardChoice), {
  loading: () => <Skeleton className="h-12 w-72" />,
});

const PLACES = [
  { value: 'key', label: 'By key' },
  { value: 'hash', label: 'Hash key' },
  { value: 'shard', label: 'This shard' },
] as const;

interface PlaceFieldsProps {
  connection: string;
  stream: string;
  form: SendForm;
  change: (changes: Partial<SendForm>) => void;
  problem: ClientProblem | undefined;
  keysDecide: boolean;
}

/** What decides the shard of a record. */
export function PlaceFields(props: PlaceFieldsProps) {
  const { connection, stream, form, change, problem, keysDecide } = props;
  if (!keysDecide && form.place === 'key') {
    return (
      <FormRow label="Shard">
        <span className="text-muted">
          Keys decide nothing here: the service spreads records over the shards itself.
        </span>
      </FormRow>
    );
  }
  return (
    <>
      <FormRow label="Shard">
        <Segmented
          label="Shard"
          value={form.place}
          options={PLACES}
          onChange={(place) => change({ place })}
        />
        {form.place === 'key' && (
          <span className="text-xs text-faint">the MD5 of the key decides</span>
        )}
      </FormRow>
      {form.place === 'hash' && (
        <Field
          label="Explicit hash key"
          hint="A decimal number below 2^128: every record goes to the shard that holds it."
          error={faultAt(problem, 'explicitHashKey')}
        >
          {(control) => (
            <Input
              {...control}
              mono
              inputMode="numeric"
              value={form.hash}
              onChange={(event) => change({ hash: event.target.value.trim() })}
            />
          )}
        </Field>
      )}
      {form.place === 'shard' && (
        <ShardChoice
          connection={connection}
          stream={stream}
          shard={form.shard}
          error={faultAt(problem, 'shard')}
          onShard={(shard) => change({ shard })}
        />
      )}
    </>
  );
}
