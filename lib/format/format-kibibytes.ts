import { formatSignificant } from './format-number';
import { type Measure, NO_VALUE, toMeasure } from './measure';

/**
 * Writes a size that the service itself gives in KiB, such as the largest record of a stream: 512 KiB, 1 MiB.
 * @see https://docs.aws.amazon.com/kinesis/latest/APIReference/API_UpdateMaxRecordSize.html
 */
export function formatKibibytes(kibibytes: number | null): Measure {
  if (kibibytes === null || !Number.isFinite(kibibytes)) return NO_VALUE;
  if (kibibytes < 1_024) return toMeasure({ value: formatSignificant(kibibytes), unit: 'KiB' });
  return toMeasure({ value: formatSignificant(kibibytes / 1_024), unit: 'MiB' });
}
