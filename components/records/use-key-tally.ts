'use client';

import { useMemo } from 'react';
import type { KeyTally } from '@/lib/contract/reading';
import type { RecordView } from '@/lib/contract/record';
import { KeyCounter } from '@/lib/series/key-counter';

/** The keys as the server counted them in all that it read, or else as they are counted in these records. */
export function useKeyTally(given: KeyTally | undefined, records: readonly RecordView[]): KeyTally {
  return useMemo(() => given ?? tallyOf(records), [given, records]);
}

function tallyOf(records: readonly RecordView[]): KeyTally {
  const counter = new KeyCounter();
  for (const { shard, partitionKey, sizeBytes } of records) {
    counter.add(shard, partitionKey, sizeBytes);
  }
  return counter.tally();
}
