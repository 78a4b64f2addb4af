import type { Verdict } from '@/lib/contract/batch';
import type { BatchRecord } from './record-maker';

/** A made record as a request would give it, so that exactly it can be sent again; bytes that are no text as base64. */
export function outgoingRecord(record: BatchRecord): NonNullable<Verdict['record']> {
  const { text, data, partitionKey, explicitHashKey } = record;
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  const body = bytes.equals(Buffer.from(text))
    ? { data: text, encoding: 'text' as const }
    : { data: bytes.toString('base64'), encoding: 'base64' as const };
  return { ...body, partitionKey, ...(explicitHashKey === undefined ? {} : { explicitHashKey }) };
}
