import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { fromLocalInput, toLocalInput } from './instant-input';

interface AtFieldProps {
  kind: 'time' | 'sequence';
  /** A time in UTC or a sequence number. */
  value: string;
  error: string | undefined;
  onChange: (at: string) => void;
}

export function AtField({ kind, value, error, onChange }: AtFieldProps) {
  if (kind === 'time') {
    return (
      <Field label="Time, in your zone" error={error} className="w-64">
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
  return (
    <Field label="Sequence number" error={error} className="w-full sm:w-96">
      {(control) => (
        <Input
          {...control}
          mono
          inputMode="numeric"
          placeholder="of a record of the chosen shard"
          value={value}
          onChange={(event) => onChange(event.target.value.trim())}
        />
      )}
    </Field>
  );
}
