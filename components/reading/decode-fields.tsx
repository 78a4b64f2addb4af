import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Segmented } from '@/components/ui/segmented';
import { Textarea } from '@/components/ui/textarea';
import type { ClientProblem } from '@/lib/client/client-problem';
import { type DecodeForm, STEP_WORDS, withStep } from './decode-form';

const CHOICES = [
  { value: 'automatic', label: 'By what the bytes say' },
  { value: 'chosen', label: 'These steps only' },
] as const;

interface DecodeFieldsProps {
  form: DecodeForm;
  problem: ClientProblem | undefined;
  onForm: (form: DecodeForm) => void;
}

export function DecodeFields({ form, problem, onForm }: DecodeFieldsProps) {
  return (
    <>
      <Steps form={form} error={faultUnder(problem, 'steps')} onForm={onForm} />
      <Field
        label="Avro schema, as JSON"
        hint="For Avro objects that bring no schema of their own. Containers bring one."
        error={faultUnder(problem, 'avroSchema')}
      >
        {(control) => (
          <Textarea
            {...control}
            mono
            rows={4}
            value={form.avroSchema}
            placeholder={'{"type": "record", "name": "Order", "fields": [ … ]}'}
            onChange={(event) => onForm({ ...form, avroSchema: event.target.value })}
          />
        )}
      </Field>
      <Field
        label="Protobuf definition (.proto)"
        hint="One file, without imports of others."
        error={faultUnder(problem, 'protobuf.proto') ?? faultUnder(problem, 'protobuf', true)}
      >
        {(control) => (
          <Textarea
            {...control}
            mono
            rows={5}
            value={form.proto}
            placeholder={'syntax = "proto3";\npackage shop;\nmessage Order { string id = 1; }'}
            onChange={(event) => onForm({ ...form, proto: event.target.value })}
          />
        )}
      </Field>
      <Field
        label="Message type"
        hint="With its package, such as shop.Order"
        error={faultUnder(problem, 'protobuf.messageType')}
        className="max-w-80"
      >
        {(control) => (
          <Input
            {...control}
            mono
            value={form.messageType}
            onChange={(event) => onForm({ ...form, messageType: event.target.value })}
          />
        )}
      </Field>
    </>
  );
}

interface StepsProps {
  form: DecodeForm;
  error: string | undefined;
  onForm: (form: DecodeForm) => void;
}

function Steps({ form, error, onForm }: StepsProps) {
  return (
    <fieldset>
      <legend className="mb-1 text-xs font-medium text-muted">What is tried</legend>
      <Segmented
        label="What is tried"
        value={form.chosen ? 'chosen' : 'automatic'}
        options={CHOICES}
        onChange={(choice) => onForm({ ...form, chosen: choice === 'chosen' })}
      />
      {form.chosen && (
        <>
          <ul className="mt-2 grid grid-cols-2 gap-x-4 gap-y-1 sm:grid-cols-3">
            {STEP_WORDS.map(({ step, text }) => (
              <li key={step}>
                <label className="flex h-7 cursor-pointer items-center gap-2 text-sm">
                  <input
                    type="checkbox"
                    checked={form.steps.includes(step)}
                    onChange={() => onForm(withStep(form, step))}
                  />
                  {text}
                </label>
              </li>
            ))}
          </ul>
          <p className="mt-1 text-xs text-faint">
            They are tried in this order, also where the bytes do not look like it. What none of
            them can read is shown as text or hex; so is everything where none is chosen.
          </p>
        </>
      )}
      {error && (
        <p role="alert" className="mt-1 text-xs text-trouble">
          {error}
        </p>
      )}
    </fieldset>
  );
}

/** The fault at a field or at a part of it; `exactly`, at the field itself alone. */
function faultUnder(
  problem: ClientProblem | undefined,
  field: string,
  exactly = false,
): string | undefined {
  const found = problem?.fields.find(
    (fault) => fault.field === field || (!exactly && fault.field.startsWith(`${field}.`)),
  );
  return found?.message;
}
