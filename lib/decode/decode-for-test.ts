import type { DecodeSettings } from '@/lib/contract/record';
import { compileSettings } from './compile-settings';
import { decodeRecord } from './decode-record';

const MAX_TEXT_BYTES = 100_000;

/** A record with a number that JavaScript cannot hold, and the notice that says so. */
export const JSON_TEXT = '{"id":9007199254740993, "b":1.0}';
export const EXACT = 'contains numbers that JavaScript cannot hold exactly: 9007199254740993';

export const bytesOf = (text: string) => Buffer.from(text);
export const hex = (digits: string) => Buffer.from(digits.replaceAll(' ', ''), 'hex');

export function decode(
  bytes: Uint8Array,
  settings: DecodeSettings = {},
  maxTextBytes = MAX_TEXT_BYTES,
) {
  return decodeRecord(bytes, { maxTextBytes, settings: compileSettings(settings) });
}

export const dataOf = (bytes: Uint8Array, settings?: DecodeSettings) =>
  decode(bytes, settings).data;

/** The steps that were tried, those that failed with a `not` before them. */
export const stepsOf = (bytes: Uint8Array, settings?: DecodeSettings) =>
  dataOf(bytes, settings).steps.map(({ step, ok }) => (ok ? step : `not ${step}`));
