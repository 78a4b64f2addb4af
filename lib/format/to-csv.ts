import type { RecordView } from '@/lib/contract/record';
import { csvLine } from './csv-line';
import { fieldValue, type Payload, parsePayload } from './field-value';
import { isoInstant } from './format-instant';
import { showHidden } from './show-hidden';

/** What a record has beside the fields of its payload. */
const OWN: Readonly<Record<string, (record: RecordView) => string>> = {
  arrival: ({ arrivalMs }) => (arrivalMs === null ? '' : isoInstant(arrivalMs)),
  shard: ({ shard }) => shard,
  sequence: ({ sequenceNumber, subRecord }) =>
    subRecord ? `${sequenceNumber}/${subRecord.index}` : sequenceNumber,
  key: ({ partitionKey }) => partitionKey,
  hash: ({ hashKey }) => hashKey,
  size: ({ sizeBytes }) => String(sizeBytes),
  kind: ({ data }) => data.kind,
  payload: ({ data }) => data.text,
};

/** The first line of a file of records; `columns` as for `toCsv`. */
export const csvHead = (columns: readonly string[]): string => csvLine(columns.map(showHidden));

/**
 * A record as one line of CSV. Times are ISO 8601 in UTC, numbers keep their digits, characters that turn the
 * reading order are named, as ‹U+202E›.
 * @param columns arrival, shard, sequence, key, hash, size, kind, payload, or the path of a field such as data.user.id
 */
export function toCsv(record: RecordView, columns: readonly string[]): string {
  let payload: Payload | undefined;
  const cells = columns.map((column) => {
    const own = OWN[column];
    if (own) return own(record);
    payload ??= parsePayload(record.data);
    return fieldValue(payload, column).text;
  });
  return csvLine(cells.map(showHidden));
}
