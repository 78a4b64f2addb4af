import type { RecordView } from '@/lib/contract/record';
import { type FieldValue, fieldValue } from '@/lib/format/field-value';
import type { TokenKind } from '@/lib/format/json-tokens';
import { payloadOf } from './payload-of';
import { Runs, TOKEN_COLOURS } from './runs';

interface FieldCellProps {
  record: RecordView;
  /** Such as data.user.id */
  path: string;
  needle: string;
}

const SHOWN_CHARACTERS = 240;
const KINDS: Readonly<Record<FieldValue['kind'], TokenKind>> = {
  missing: 'plain',
  unknown: 'plain',
  text: 'string',
  number: 'number',
  word: 'word',
  json: 'plain',
};

/** One field of a payload; a dash where the record has none. */
export function FieldCell({ record, path, needle }: FieldCellProps) {
  const { kind, text } = fieldValue(payloadOf(record.data), path);
  if (kind === 'missing') return <span className="text-faint">–</span>;
  if (kind === 'unknown') {
    return (
      <span className="text-faint" title="The record is shown in part; open it to load it whole">
        cut
      </span>
    );
  }
  const shown = text.slice(0, SHOWN_CHARACTERS);
  return (
    <span className="font-mono text-[0.95em]">
      <Runs
        text={shown}
        json={kind === 'json'}
        colour={TOKEN_COLOURS[KINDS[kind]]}
        needle={needle}
      />
    </span>
  );
}
