'use client';

import { FileJson, FileSpreadsheet, Send } from 'lucide-react';
import { useMemo } from 'react';
import { Button } from '@/components/ui/button';
import { Progress } from '@/components/ui/progress';
import type { RecordView } from '@/lib/contract/record';
import { fieldsOf } from '@/lib/filter/filter-fields';
import { formatCount, formatCounted } from '@/lib/format/format-count';
import { ExportChoice } from './export-choice';
import { fieldTexts } from './seen-fields';
import { useExport } from './use-export';
import { useSendShown } from './use-send-shown';

interface ExportChoicesProps {
  connection: string;
  stream: string;
  records: readonly RecordView[];
  /** Those of the table. */
  columns: readonly string[];
}

const FACTS = ['arrival', 'shard', 'sequence', 'key', 'size'];

export function ExportChoices({ connection, stream, records, columns }: ExportChoicesProps) {
  const { start, stop, progress, mutation } = useExport(stream, records);
  const fields = useMemo(() => fieldsOf(fieldTexts(records)).map(({ path }) => path), [records]);
  const sending = useSendShown({ connection, stream, records });
  const none = records.length === 0;
  return (
    <div className="flex flex-col gap-1 p-1 text-sm">
      <ExportChoice
        icon={<FileJson />}
        title="JSON lines"
        detail="Every record whole, numbers digit for digit"
        disabled={none || mutation.isPending}
        onChoose={() => start({ format: 'json_lines', columns: [] })}
      />
      <ExportChoice
        icon={<FileSpreadsheet />}
        title="CSV of the columns shown"
        detail={formatCounted(columns.length, 'column')}
        disabled={none || mutation.isPending}
        onChoose={() => start({ format: 'csv', columns })}
      />
      <ExportChoice
        icon={<FileSpreadsheet />}
        title="CSV of all fields seen"
        detail={formatCounted(fields.length, 'field')}
        disabled={none || fields.length === 0 || mutation.isPending}
        onChoose={() => start({ format: 'csv', columns: [...FACTS, ...fields] })}
      />
      {sending.allowed && (
        <ExportChoice
          icon={<Send />}
          title={`Send ${formatCount(sending.count)} shown again`}
          detail={sending.detail}
          disabled={sending.count === 0}
          onChoose={sending.send}
        />
      )}
      <div className="flex min-h-7 items-center gap-2 px-2 text-xs text-muted">
        {mutation.isPending ? (
          <>
            <Progress
              label="Export"
              value={(progress?.records ?? 0) / Math.max(1, records.length)}
            />
            <Button kind="quiet" onClick={stop}>
              Stop
            </Button>
          </>
        ) : (
          <output>{outcome(mutation.data?.records, mutation.isError, records.length)}</output>
        )}
      </div>
    </div>
  );
}

function outcome(written: number | undefined, failed: boolean, all: number): string {
  if (failed) return 'The file could not be written.';
  if (written === undefined) return `${formatCounted(all, 'record')} shown.`;
  if (written < all) return `Stopped: the file has ${formatCount(written)} of ${formatCount(all)}.`;
  return `${formatCounted(written, 'record')} written.`;
}
