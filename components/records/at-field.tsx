import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { InstantField } from './instant-field';

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
      <InstantField label="Time, in your zone" value={value} error={error} onChange={onChange} />
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
