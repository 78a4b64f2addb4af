import { useState } from 'react';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';

interface NumberFieldProps {
  label: string;
  /** Said in the field's label. */
  unit?: string;
  value: number;
  min: number;
  max: number;
  whole?: boolean;
  hint?: string;
  error: string | undefined;
  onValue: (value: number) => void;
}

/**
 * What is not a number is sent as 0, so that the server says what may stand there. Shown is what was typed: a field that
 * was emptied stays empty.
 */
export function NumberField(props: NumberFieldProps) {
  const { label, unit, value, min, max, whole, hint, error, onValue } = props;
  const read = (given: string) => (whole ? Math.trunc(Number(given)) : Number(given)) || 0;
  const [typed, setTyped] = useState<string>();
  const stands = typed !== undefined && Number(typed) === value;
  return (
    <Field label={unit ? `${label}, ${unit}` : label} hint={hint} error={error} className="w-40">
      {(control) => (
        <Input
          {...control}
          type="number"
          min={min}
          max={max}
          step={whole ? 1 : 'any'}
          value={stands ? typed : value}
          onChange={(event) => {
            setTyped(event.target.value);
            onValue(read(event.target.value));
          }}
        />
      )}
    </Field>
  );
}
