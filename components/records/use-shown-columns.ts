'use client';

import { useMemo, useState } from 'react';
import type { Column } from '@/components/ui/column';
import type { RecordView } from '@/lib/contract/record';
import { recordColumns } from './record-columns';
import type { ChosenColumns } from './use-columns';

interface ShownColumnsOptions {
  columns: ChosenColumns;
  records: readonly RecordView[];
  needle: string;
  readAtMs: number;
  oneShard: boolean;
}

const SAMPLE_RECORDS = 30;
const MINUTE_MS = 60_000;

/** The columns of the table. While records come in they stay the same objects. */
export function useShownColumns(options: ShownColumnsOptions): readonly Column<RecordView>[] {
  const { columns, records, needle, readAtMs, oneShard } = options;
  const { ids, chosen } = columns;
  const [sampled, setSampled] = useState<{
    ids: readonly string[];
    sample: readonly RecordView[];
  }>();
  if (records.length > 0 && sampled?.ids !== ids) {
    setSampled({ ids, sample: records.slice(0, SAMPLE_RECORDS) });
  }
  const sample = sampled?.sample;
  const minuteMs = Math.floor(readAtMs / MINUTE_MS) * MINUTE_MS;
  return useMemo(() => {
    const shown = oneShard && !chosen ? ids.filter((id) => id !== 'shard') : ids;
    return recordColumns({ ids: shown, chosen, needle, readAtMs: minuteMs, sample: sample ?? [] });
  }, [ids, chosen, needle, minuteMs, oneShard, sample]);
}
