import type { RecordsAnswer, RecordView } from '@/lib/contract/record';
import type { RecordsQuery } from './records-query';

export const AROUND_COUNTS = [10, 50, 200] as const;
export type AroundCount = (typeof AROUND_COUNTS)[number];

/** The smallest read among those that the page offers which has as many before and after. */
const LIMITS: Readonly<Record<AroundCount, number>> = { 10: 25, 50: 500, 200: 500 };
const MOST_AT_ONCE = 1_000;
const FIRST_SPAN_MS = 1_000;
const STEP = 8;
/** Up to 9 minutes before: older reads would show in the stream's iterator age. */
const MOST_READS = 4;

interface Around {
  record: Pick<RecordView, 'shard' | 'sequenceNumber'>;
  arrivalMs: number;
  count: AroundCount;
  ask: (query: RecordsQuery) => Promise<Pick<RecordsAnswer, 'records'>>;
}

/**
 * A read of the record's shard that begins `count` records before it, or as near to that as is found. There is no
 * reading backwards, so times before it are tried: wider ones where too little was found, narrower ones where the
 * record was not reached.
 */
export async function findAround({ record, arrivalMs, count, ask }: Around): Promise<RecordsQuery> {
  const { shard, sequenceNumber } = record;
  let start = sequenceNumber;
  let spanMs = FIRST_SPAN_MS;
  for (let read = 0, tooWide = false; read < MOST_READS; read++) {
    const at = new Date(arrivalMs - spanMs).toISOString();
    const { records } = await ask({ shard, from: 'time', at, limit: MOST_AT_ONCE });
    // An aggregate counts as the one record of the stream that it is.
    const sequences = [...new Set(records.map((one) => one.sequenceNumber))];
    const index = sequences.indexOf(sequenceNumber);
    tooWide ||= index < 0;
    if (index >= 0) start = sequences[Math.max(0, index - count)] ?? start;
    if (index >= count || (index >= 0 && tooWide)) break;
    spanMs = index < 0 ? spanMs / STEP : spanMs * STEP;
  }
  return { shard, from: 'sequence', at: start, limit: LIMITS[count] };
}
