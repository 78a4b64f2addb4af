import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import type { OutgoingRecord } from '@/lib/client/record-drafts';
import { formatCount, formatCounted } from '@/lib/format/format-count';
import { pages } from '@/lib/routes';

const SHOWN_RECORDS = 50;
const SHOWN_CHARACTERS = 200;

interface RecordsFieldProps {
  connection: string;
  stream: string;
  records: readonly OutgoingRecord[];
  error: string | undefined;
  onClear: () => void;
}

/** Records that were handed over from the records page, as they will be sent. */
export function RecordsField(props: RecordsFieldProps) {
  const { connection, stream, records, error, onClear } = props;
  if (records.length === 0) {
    return (
      <EmptyState title="No records are taken yet">
        Find them on the{' '}
        <Link
          className="text-read underline underline-offset-2"
          href={pages.stream(connection, stream, 'records')}
        >
          records page
        </Link>
        . Its Export menu brings over all that are shown there, with their keys; Send again brings
        one as a single record.
      </EmptyState>
    );
  }
  return (
    <div>
      <div className="mb-1 flex items-center justify-between gap-3">
        <h3 className="text-xs font-medium text-muted">
          {formatCounted(records.length, 'record')} from the records page
        </h3>
        <Button kind="quiet" onClick={onClear}>
          Remove all
        </Button>
      </div>
      <ol className="max-h-72 overflow-auto rounded border text-xs" aria-label="Records to send">
        {records.slice(0, SHOWN_RECORDS).map((record, index) => (
          <li key={`${index}`} className="flex gap-3 border-b px-2 py-1 font-mono last:border-b-0">
            <span className="w-28 shrink-0 truncate text-muted" title={record.partitionKey}>
              {record.partitionKey ?? 'by the rule below'}
            </span>
            <span className="min-w-0 truncate">{beginningOf(record)}</span>
          </li>
        ))}
      </ol>
      {records.length > SHOWN_RECORDS && (
        <p className="mt-1 text-xs text-faint">
          The first {SHOWN_RECORDS}; {formatCount(records.length - SHOWN_RECORDS)} more are sent
          too.
        </p>
      )}
      {error && (
        <p role="alert" className="mt-1 text-xs text-trouble">
          {error}
        </p>
      )}
    </div>
  );
}

const beginningOf = ({ data }: OutgoingRecord) =>
  (typeof data === 'string' ? data : JSON.stringify(data)).slice(0, SHOWN_CHARACTERS);
