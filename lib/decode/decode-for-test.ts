import type { DecodedData, DecodeSettings } from '@/lib/contract/record';
import { compileSettings } from './compile-settings';
import { openRecord } from './open-record';

const MAX_TEXT_BYTES = 100_000;

/** A record with a number that JavaScript cannot hold, and the notice that says so. */
export const JSON_TEXT = '{"id":9007199254740993, "b":1.0}';
export const EXACT = 'contains numbers that JavaScript cannot hold exactly: 9007199254740993';

export const bytesOf = (text: string) => Buffer.from(text);
export const hex = (digits: string) => Buffer.from(digits.replaceAll(' ', ''), 'hex');

export const rowsOf = (
  bytes: Uint8Array,
  settings: DecodeSettings = {},
  maxTextBytes = MAX_TEXT_BYTES,
) => {
  const record = openRecord(bytes, compileSettings(settings));
  return record.parts.map((part) => ({ ...part, data: record.view(part, maxTextBytes) }));
};

/** Of the first row, for records that are no aggregates. */
export function dataOf(
  bytes: Uint8Array,
  settings: DecodeSettings = {},
  maxTextBytes = MAX_TEXT_BYTES,
): DecodedData {
  const [row] = rowsOf(bytes, settings, maxTextBytes);
  if (!row) throw new Error('A record has at least one row.');
  return row.data;
}

/** The steps that were tried, those that failed with a `not` before them. */
export const stepsOf = (bytes: Uint8Array, settings?: DecodeSettings) =>
  dataOf(bytes, settings).steps.map(({ step, ok }) => (ok ? step : `not ${step}`));
