import type { RecordView } from '@/lib/contract/record';

/** What tells a record from all others of its stream, and stands in the address as `open`. */
export function recordKey({ shard, sequenceNumber }: Pick<RecordView, 'shard' | 'sequenceNumber'>) {
  return `${shard}/${sequenceNumber}`;
}

export function parseRecordKey(key: string): { shard: string; sequenceNumber: string } | undefined {
  const at = key.indexOf('/');
  if (at <= 0 || at === key.length - 1) return undefined;
  return { shard: key.slice(0, at), sequenceNumber: key.slice(at + 1) };
}
