import type { DecodedData, RecordView } from '@/lib/contract/record';
import { isoInstant } from './format-instant';
import { escapeHidden } from './show-hidden';

/**
 * A record as one line of JSON with its line end: JSON stands in `data` as it came, digit for digit, any other text as
 * a string, bytes as hex digits in `dataHex`. Hidden characters are escaped, which leaves the value as it is.
 */
export function toJsonLine(record: RecordView): string {
  const { shard, sequenceNumber, subRecord, partitionKey, hashKey, arrivalMs, sizeBytes } = record;
  const facts = {
    shard,
    sequenceNumber,
    ...(subRecord ? { subRecord } : {}),
    partitionKey,
    hashKey,
    arrival: arrivalMs === null ? null : isoInstant(arrivalMs),
    sizeBytes,
    ...(record.data.truncated ? { truncated: true } : {}),
  };
  const name = record.data.kind === 'hex' ? 'dataHex' : 'data';
  const line = `${JSON.stringify(facts).slice(0, -1)},"${name}":${dataOf(record.data)}}`;
  return `${escapeHidden(line)}\n`;
}

function dataOf({ kind, text, truncated }: DecodedData): string {
  if (kind === 'json' && !truncated && isJson(text)) return text.replaceAll(/[\r\n]+\s*/g, ' ');
  return JSON.stringify(text);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
