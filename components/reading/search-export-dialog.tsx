'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { ProblemView } from '@/components/ui/problem-view';
import { Progress } from '@/components/ui/progress';
import { Segmented } from '@/components/ui/segmented';
import { asClientProblem } from '@/lib/client/client-problem';
import type { ExportFormat } from '@/lib/client/export-records';
import { formatBytes } from '@/lib/format/format-bytes';
import { formatCounted } from '@/lib/format/format-count';
import { type SearchExportProgress, useSearchExport } from './use-search-export';

const FORMATS: readonly { value: ExportFormat; label: string }[] = [
  { value: 'json_lines', label: 'JSON lines' },
  { value: 'csv', label: 'CSV of the columns shown' },
];

interface SearchExportDialogProps {
  stream: string;
  /** Those of the table. */
  columns: readonly string[];
  /** The search, whole and without a limit of matches. */
  path: (cursor: string | undefined) => string;
  onClose: () => void;
}

/** The whole search into a file, however much it finds. */
export function SearchExportDialog({ stream, columns, path, onClose }: SearchExportDialogProps) {
  const [format, setFormat] = useState<ExportFormat>('json_lines');
  const { start, stop, progress, mutation } = useSearchExport({ stream, columns, path });
  const running = mutation.isPending;
  const close = () => {
    stop();
    onClose();
  };
  return (
    <Dialog
      title="Export every match"
      onClose={close}
      actions={
        running ? (
          <Button onClick={stop}>Stop, keep what was written</Button>
        ) : (
          <>
            <Button onClick={close}>Close</Button>
            <Button kind="primary" onClick={() => start(format)}>
              Export
            </Button>
          </>
        )
      }
    >
      <div className="flex flex-col gap-3 text-sm">
        <p className="text-muted">
          The range is read once more from its start to its end, without a limit of matches and with
          every record whole. What it does to the stream is what the search did.
        </p>
        <Segmented
          label="Format"
          value={format}
          options={FORMATS}
          onChange={setFormat}
          className="self-start"
        />
        {running && <Running progress={progress} />}
        {mutation.isError && <ProblemView problem={asClientProblem(mutation.error)} />}
        {!running && mutation.data && (
          <output>
            {mutation.data.stopped ? 'Stopped: the file has ' : 'Done: '}
            {formatCounted(mutation.data.records, 'record')} written.
          </output>
        )}
      </div>
    </Dialog>
  );
}

function Running({ progress }: { progress: SearchExportProgress }) {
  return (
    <div>
      <Progress label="Export" value={progress.share} tone="own" />
      <p className="mt-1 text-muted">
        {formatCounted(progress.records, 'record')}, {formatBytes(progress.characters).text} written
      </p>
    </div>
  );
}
