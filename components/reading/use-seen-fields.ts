'use client';

import { type RefObject, useCallback, useRef } from 'react';
import type { RecordView } from '@/lib/contract/record';
import { fieldsOf } from '@/lib/filter/filter-fields';
import type { SeenField } from './filter-completions';

const MOST_RECORDS = 200;

/** The fields of the records that are shown, looked up when the reader turns to the filter and not with every record. */
export function useSeenFields(seen: RefObject<readonly RecordView[]>) {
  const fields = useRef<readonly SeenField[]>([]);
  const refresh = useCallback(() => {
    const texts = seen.current
      .slice(-MOST_RECORDS)
      .filter(({ data }) => data.kind === 'json' && !data.truncated)
      .map(({ data }) => data.text);
    fields.current = fieldsOf(texts);
  }, [seen]);
  const read = useCallback(() => fields.current, []);
  return { refresh, read };
}
