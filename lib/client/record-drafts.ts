import type { RunRequest } from '@/lib/contract/run';
import { tabTexts } from './text-store';

/** One record as a run takes it: its bytes as text or base64, and the keys that it brings. */
export type OutgoingRecord = NonNullable<RunRequest['records']>[number];

/** The name under which the records that wait on a stream's send page are kept. */
export const recordsDraftName = (connection: string, stream: string) =>
  `shardlens.records.${connection}/${stream}`;

/**
 * Puts records on the send page of a stream; up to megabytes, so not through the address.
 * Open the page with `source=records` afterwards.
 */
export function writeRecordsDraft(name: string, records: readonly OutgoingRecord[]): void {
  tabTexts.write(name, JSON.stringify(records));
}

/** The records of a draft's text; none where it is empty or not one of ours. */
export function parseRecordsDraft(text: string): OutgoingRecord[] {
  if (text === '') return [];
  try {
    const records: unknown = JSON.parse(text);
    return Array.isArray(records) && records.every(isOutgoing) ? records : [];
  } catch {
    return [];
  }
}

const isOptionalText = (value: unknown) => value === undefined || typeof value === 'string';

function isOutgoing(value: unknown): value is OutgoingRecord {
  if (typeof value !== 'object' || value === null || !('data' in value)) return false;
  const fields: Readonly<Record<string, unknown>> = { ...value };
  const { data, encoding, partitionKey, explicitHashKey } = fields;
  return (
    (typeof data === 'string' || (typeof data === 'object' && data !== null)) &&
    [undefined, 'text', 'base64'].some((known) => known === encoding) &&
    isOptionalText(partitionKey) &&
    isOptionalText(explicitHashKey)
  );
}
