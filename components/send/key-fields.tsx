import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Segmented } from '@/components/ui/segmented';
import type { ClientProblem } from '@/lib/client/client-problem';
import { KEY_EXAMPLES } from './default-template';
import { faultAt } from './field-faults';
import type { SendForm } from './send-form';
import type { KeyRule } from './send-params';

const RULES = [
  { value: 'random', label: 'Random' },
  { value: 'fixed', label: 'Fixed' },
  { value: 'expression', label: 'Expression' },
] as const;

const firstKey = (rule: KeyRule) => (rule === 'expression' ? KEY_EXAMPLES[0] : '');

interface KeyFieldsProps {
  form: SendForm;
  change: (changes: Partial<SendForm>) => void;
  problem: ClientProblem | undefined;
  keysDecide: boolean;
}

/** Which key each record gets, and so which shard. */
export function KeyFields({ form, change, problem, keysDecide }: KeyFieldsProps) {
  const single = form.source === 'single';
  const rule = single && form.rule === 'expression' ? 'fixed' : form.rule;
  const rules = single ? RULES.filter(({ value }) => value !== 'expression') : RULES;
  const keyFault = faultAt(problem, 'partitionKey') ?? faultAt(problem, 'records.0.partitionKey');
  const hashFault =
    faultAt(problem, 'explicitHashKey') ?? faultAt(problem, 'records.0.explicitHashKey');
  return (
    <fieldset className="flex flex-col gap-3 border-t px-4 py-3">
      <legend className="sr-only">Keys</legend>
      <div className="flex flex-wrap items-center gap-3 text-sm">
        <span aria-hidden>Partition key</span>
        <Segmented
          label="Partition key"
          value={rule}
          options={rules}
          onChange={(next) => change({ rule: next, key: form.key || firstKey(next) })}
        />
        {rule === 'random' && <span className="text-xs text-faint">a UUID for every record</span>}
      </div>
      {rule === 'fixed' && (
        <Field label={single ? 'Key' : 'Key of every record'} error={keyFault}>
          {(control) => (
            <Input
              {...control}
              mono
              value={form.key}
              onChange={(event) => change({ key: event.target.value })}
            />
          )}
        </Field>
      )}
      {rule === 'expression' && (
        <Field
          label="Expression"
          hint={<Examples onChoose={(key) => change({ key })} />}
          error={keyFault}
        >
          {(control) => (
            <Input
              {...control}
              mono
              value={form.key}
              onChange={(event) => change({ key: event.target.value })}
            />
          )}
        </Field>
      )}
      <Field
        label="Explicit hash key, instead of the partition key’s own"
        hint={
          keysDecide
            ? 'Empty, or a decimal number below 2^128: all records go to the shard that holds it.'
            : 'This stream spreads records evenly: keys decide nothing.'
        }
        error={hashFault}
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
    </fieldset>
  );
}

function Examples({ onChoose }: { onChoose: (expression: string) => void }) {
  return (
    <>
      Made of the record or of generators, such as{' '}
      {KEY_EXAMPLES.map((example, index) => (
        <span key={example}>
          {index > 0 && ', '}
          <button
            type="button"
            onClick={() => onChoose(example)}
            className="font-mono text-own underline-offset-2 hover:underline"
          >
            {example}
          </button>
        </span>
      ))}
    </>
  );
}
