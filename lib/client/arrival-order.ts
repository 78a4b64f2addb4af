import type { RecordView } from '@/lib/contract/record';

/** Order of arrival, then of sequence numbers, shards and places in an aggregate; 0 for the same record alone. */
export function arrivalOrder(a: RecordView, b: RecordView): number {
  return (
    (a.arrivalMs ?? 0) - (b.arrivalMs ?? 0) ||
    decimalOrder(a.sequenceNumber, b.sequenceNumber) ||
    textOrder(a.shard, b.shard) ||
    (a.subRecord?.index ?? 0) - (b.subRecord?.index ?? 0)
  );
}

/** Decimal strings of unlike length compare by length: no BigInt needed. */
const decimalOrder = (a: string, b: string) => a.length - b.length || textOrder(a, b);

const textOrder = (a: string, b: string) => (a === b ? 0 : a < b ? -1 : 1);
