import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';

interface LinesFieldProps {
  text: string;
  error: string | undefined;
  onText: (text: string) => void;
}

export function LinesField({ text, error, onText }: LinesFieldProps) {
  return (
    <Field
      label="Lines"
      hint="One record a line, sent as it is; empty lines are skipped."
      error={error}
    >
      {(control) => (
        <Textarea
          {...control}
          mono
          rows={14}
          wrap="off"
          placeholder={'{"flight":"BA117","origin":"LHR"}\n{"flight":"DL40","origin":"JFK"}'}
          value={text}
          onChange={(event) => onText(event.target.value)}
        />
      )}
    </Field>
  );
}
