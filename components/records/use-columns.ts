'use client';

import { useCallback, useMemo } from 'react';
import { useStoredText } from '@/components/ui/use-stored-text';
import { lastingTexts } from '@/lib/client/text-store';
import { knownColumns, parseColumns, USUAL_COLUMNS } from './column-ids';
import type { TableParams } from './table-params';

interface ColumnsOptions {
  connection: string;
  stream: string;
  cols: TableParams['cols'];
  onParams: (changes: Partial<TableParams>) => void;
}

export interface ChosenColumns {
  ids: readonly string[];
  /** false: those that are shown until the reader chooses. */
  chosen: boolean;
  /** undefined: back to the usual ones. */
  choose: (ids: readonly string[] | undefined) => void;
}

/** The columns of the address, else those that were chosen last for this stream, else the usual ones. */
export function useColumns(options: ColumnsOptions): ChosenColumns {
  const { connection, stream, cols, onParams } = options;
  const name = `shardlens.columns.${connection}/${stream}`;
  const [stored, store] = useStoredText(lastingTexts, name, '');
  const chosen = useMemo(
    () => (cols && knownColumns(cols)) ?? parseColumns(stored),
    [cols, stored],
  );
  const choose = useCallback(
    (ids: readonly string[] | undefined) => {
      store(ids ? JSON.stringify(ids) : '');
      onParams({ cols: ids ? [...ids] : null });
    },
    [store, onParams],
  );
  return { ids: chosen ?? USUAL_COLUMNS, chosen: chosen !== undefined, choose };
}
