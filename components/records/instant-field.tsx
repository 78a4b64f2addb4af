import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { fromLocalInput, toLocalInput } from './instant-input';

interface InstantFieldProps {
  label: string;
  /** ISO 8601 in UTC; empty for none. */
  value: string;
  error: string | undefined;
  onChange: (instant: string) => void;
}

/** A time on the reader's own wall. */
export function InstantField({ label, value, error, onChange }: InstantFieldProps) {
  return (
    <Field label={label} error={error} className="w-full sm:w-64">
      {(control) => (
        <Input
          {...control}
          type="datetime-local"
          step="0.001"
          value={toLocalInput(value)}
          onChange={(event) => onChange(fromLocalInput(event.target.value))}
        />
      )}
    </Field>
  );
}
