'use client';

import { useMutation } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import { type ExportFormat, type ExportProgress, exportRecords } from '@/lib/client/export-records';
import type { RecordView } from '@/lib/contract/record';
import { exportName } from './export-name';

interface ExportWish {
  format: ExportFormat;
  columns: readonly string[];
}

/** Saves records that are held by the page; with progress, for there may be 100,000 of them. */
export function useExport(stream: string, records: readonly RecordView[]) {
  const [progress, setProgress] = useState<ExportProgress>();
  const stopper = useRef<AbortController>(undefined);
  const mutation = useMutation({
    mutationFn: ({ format, columns }: ExportWish) => {
      stopper.current = new AbortController();
      setProgress(undefined);
      return exportRecords(records, {
        name: exportName(stream, Date.now()),
        format,
        columns,
        large: false,
        onProgress: setProgress,
        signal: stopper.current.signal,
      });
    },
  });
  const stop = useCallback(() => stopper.current?.abort(), []);
  return { start: mutation.mutate, stop, progress, mutation };
}
