'use client';

import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { exportName } from '@/components/records/export-name';
import { type ExportFormat, exportRecords } from '@/lib/client/export-records';
import { searchRecords } from '@/lib/client/search-records';

interface SearchExport {
  stream: string;
  columns: readonly string[];
  path: (cursor: string | undefined) => string;
}

export interface SearchExportProgress {
  /** Of the time range, 0 to 1. */
  share: number;
  records: number;
  characters: number;
}

const NOTHING: SearchExportProgress = { share: 0, records: 0, characters: 0 };

/** Searches once more, whole and without a limit, into a file. It ends with the page. */
export function useSearchExport({ stream, columns, path }: SearchExport) {
  const [progress, setProgress] = useState(NOTHING);
  const stopper = useRef<AbortController>(undefined);
  useEffect(() => () => stopper.current?.abort(), []);

  const mutation = useMutation({
    mutationFn: async (format: ExportFormat) => {
      const { signal } = (stopper.current = new AbortController());
      setProgress(NOTHING);
      const note = (news: Partial<SearchExportProgress>) =>
        setProgress((before) => ({ ...before, ...news }));
      const source = searchRecords({ path, signal, onProgress: (share) => note({ share }) });
      const written = await exportRecords(untilStopped(source, signal), {
        name: exportName(stream, Date.now()),
        format,
        columns,
        large: true,
        onProgress: note,
        signal,
      });
      return written && { ...written, stopped: signal.aborted };
    },
  });
  return { start: mutation.mutate, stop: () => stopper.current?.abort(), progress, mutation };
}

/** A stop ends the file where it is; it is no failure. */
async function* untilStopped<T>(source: AsyncIterable<T>, signal: AbortSignal): AsyncGenerator<T> {
  try {
    yield* source;
  } catch (thrown) {
    if (!signal.aborted) throw thrown;
  }
}
