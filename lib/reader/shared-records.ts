import type { CompiledSettings } from '@/lib/decode/compile-settings';
import { type OpenedRecord, openRecord } from '@/lib/decode/open-record';
import type { KinesisRecord } from '@/lib/kinesis/get-records';

/** What decoding made of a record is kept while it is not much more than the record, so that a bomb is not held. */
const KEPT_BYTES = 64 * 1024;
const KEPT_RATIO = 4;

const opened = new WeakMap<KinesisRecord, OpenedRecord>();

/** The record as another reading with the same settings opened it, or opened anew. */
export function openShared(record: KinesisRecord, settings: CompiledSettings): OpenedRecord {
  const known = opened.get(record);
  return known?.settings === settings ? known : openRecord(record.data, settings);
}

/** Lets other readings of the same record have what was decoded of it, for as long as the record lives. */
export function share(record: KinesisRecord, decoded: OpenedRecord): void {
  const mostBytes = KEPT_BYTES + KEPT_RATIO * record.data.byteLength;
  if (decoded.madeBytes <= mostBytes) opened.set(record, decoded);
  else opened.delete(record);
}
