import type { RecordView } from '@/lib/contract/record';

/** Of a row without its texts. */
const ROW_BYTES = 500;

/** About how many bytes a row takes in memory and in a message. */
export function rowWeight({
  partitionKey,
  data: { text, raw, logEvents = [] },
}: RecordView): number {
  const events = logEvents.reduce((sum, { message }) => sum + message.length, 0);
  return ROW_BYTES + partitionKey.length + text.length + (raw?.text.length ?? 0) + events;
}
