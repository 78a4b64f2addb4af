import type { RecordView } from '@/lib/contract/record';
import { formatCount } from '@/lib/format/format-count';

interface SubRecordMarkProps {
  subRecord: NonNullable<RecordView['subRecord']>;
}

/** Which record of its aggregate this is: 3/12. */
export function SubRecordMark({ subRecord: { index, count } }: SubRecordMarkProps) {
  const place = `${formatCount(index + 1)}/${formatCount(count)}`;
  return (
    <span
      className="mr-2 rounded-sm border px-1 text-2xs text-muted tabular-nums"
      title={`Record ${formatCount(index + 1)} of the ${formatCount(count)} of a KPL aggregate`}
    >
      {place}
    </span>
  );
}
