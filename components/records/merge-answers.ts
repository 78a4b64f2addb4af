import { arrivalOrder } from '@/lib/client/arrival-order';
import type { RecordsAnswer, RecordView, ShardRead } from '@/lib/contract/record';
import { recordKey } from './record-key';
import type { RecordOrder } from './record-order';

/** The order in which the service's answer came. */
export const orderOf = ({ from }: Pick<RecordsAnswer, 'from'>): RecordOrder =>
  from === 'latest' ? 'newest' : 'oldest';

/** Records of one or more reads, each once, by arrival and then by sequence number. */
export function mergeRecords(
  answers: readonly RecordsAnswer[],
  order: RecordOrder,
): readonly RecordView[] {
  const [only, second] = answers;
  if (only && !second && orderOf(only) === order) return only.records;
  const byKey = new Map<string, RecordView>();
  for (const { records } of answers) {
    for (const record of records) byKey.set(recordKey(record), record);
  }
  const sign = order === 'oldest' ? 1 : -1;
  return [...byKey.values()].toSorted((a, b) => sign * arrivalOrder(a, b));
}

/** One report a shard over several reads: counts add up, the position is that of the newest read. */
export function mergeReads(answers: readonly RecordsAnswer[]): readonly ShardRead[] {
  const byShard = new Map<string, ShardRead>();
  for (const read of answers.flatMap(({ shards }) => shards)) {
    const before = byShard.get(read.shard);
    byShard.set(read.shard, {
      ...read,
      records: read.records + (before?.records ?? 0),
      calls: read.calls + (before?.calls ?? 0),
      lastSequenceNumber: read.lastSequenceNumber ?? before?.lastSequenceNumber ?? null,
    });
  }
  return [...byShard.values()];
}
