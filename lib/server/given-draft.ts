import type { z } from 'zod';
import type { outgoingRecordSchema } from '@/lib/contract/batch';
import type { BatchFaults } from './batch-faults';
import { bytesDraft, type Draft, textDraft } from './draft';

export type GivenRecord = z.output<typeof outgoingRecordSchema>;

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** A record that the request itself holds; what cannot be read is a fault, and no record. */
export function givenDraft(
  { data, encoding, partitionKey, explicitHashKey }: GivenRecord,
  field: string,
  faults: BatchFaults,
): Draft | undefined {
  const keys = { partitionKey, explicitHashKey };
  if (encoding === 'text') {
    return { ...textDraft(typeof data === 'string' ? data : JSON.stringify(data)), ...keys };
  }
  if (typeof data !== 'string') {
    faults.add(`${field}.encoding`, 'base64 stands for a string, not for an object or array');
  } else if (BASE64.test(data)) {
    return { ...bytesDraft(Buffer.from(data, 'base64')), ...keys };
  } else {
    faults.add(`${field}.data`, 'is not base64');
  }
  return undefined;
}
