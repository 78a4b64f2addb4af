import { Field } from '@/components/ui/field';
import { Segmented } from '@/components/ui/segmented';
import { Textarea } from '@/components/ui/textarea';
import type { SingleDraft } from '@/lib/client/single-draft';
import { formatBytes } from '@/lib/format/format-bytes';
import { formatKibibytes } from '@/lib/format/format-kibibytes';

const ENCODINGS = [
  { value: 'text', label: 'Text' },
  { value: 'base64', label: 'Base64' },
] as const;

interface SingleFieldProps {
  draft: SingleDraft;
  error: string | undefined;
  maxRecordKiB: number | undefined;
  onDraft: (draft: SingleDraft) => void;
}

export function SingleField({ draft, error, maxRecordKiB, onDraft }: SingleFieldProps) {
  const limit = maxRecordKiB === undefined ? '' : ` of ${formatKibibytes(maxRecordKiB).text}`;
  const size = draft.encoding === 'text' ? new TextEncoder().encode(draft.data).length : undefined;
  return (
    <>
      <Segmented
        label="How to read the data"
        value={draft.encoding}
        options={ENCODINGS}
        onChange={(encoding) => onDraft({ ...draft, encoding })}
        className="self-start"
      />
      <Field
        label="Data"
        hint={
          size === undefined
            ? 'Bytes as base64; what they stand for is sent.'
            : `Sent as it is, ${formatBytes(size).text}${limit}.`
        }
        error={error}
      >
        {(control) => (
          <Textarea
            {...control}
            mono
            rows={12}
            value={draft.data}
            onChange={(event) => onDraft({ ...draft, data: event.target.value })}
          />
        )}
      </Field>
    </>
  );
}
