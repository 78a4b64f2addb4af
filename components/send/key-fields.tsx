import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Segmented } from '@/components/ui/segmented';
import type { ClientProblem } from '@/lib/client/client-problem';
import { KEY_EXAMPLES } from './default-template';
import { faultAt } from './field-faults';
import { FormRow } from './form-row';
import { mayKeyLines, type SendForm } from './send-form';
import type { KeyRule } from './send-params';

const RULES = [
  { value: 'random', label: 'Random' },
  { value: 'fixed', label: 'Fixed' },
  { value: 'expression', label: 'Expression' },
] as const;
const LINE_RULES = [...RULES, { value: 'per_line', label: 'Per line' }] as const;

const NOTES: Readonly<Partial<Record<KeyRule, string>>> = {
  random: 'another one for every record',
  per_line: 'what stands before the first tab is the key, the rest the record',
};

const firstKey = (rule: KeyRule) => (rule === 'expression' ? KEY_EXAMPLES[0] : '');

interface KeyFieldsProps {
  form: SendForm;
  change: (changes: Partial<SendForm>) => void;
  problem: ClientProblem | undefined;
}

/** Which key each record gets that brings none. */
export function KeyFields({ form, change, problem }: KeyFieldsProps) {
  const byLine = mayKeyLines(form);
  const rule = form.rule === 'per_line' && !byLine ? 'random' : form.rule;
  return (
    <>
      <FormRow label="Partition key">
        <Segmented<KeyRule>
          label="Partition key"
          value={rule}
          options={byLine ? LINE_RULES : RULES}
          onChange={(next) => change({ rule: next, key: form.key || firstKey(next) })}
        />
        <span className="text-xs text-faint">{NOTES[rule]}</span>
      </FormRow>
      {(rule === 'fixed' || rule === 'expression') && (
        <Field
          label={rule === 'fixed' ? 'Key of every record' : 'Expression'}
          hint={rule === 'expression' && <Examples onChoose={(key) => change({ key })} />}
          error={faultAt(problem, 'partitionKey')}
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
    </>
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
