import type { SeriesUnit } from '@/lib/contract/metrics';
import { formatByteRate } from './format-bytes';
import { formatCount } from './format-count';
import { formatDuration } from './format-duration';
import { formatPercent } from './format-percent';
import { formatRecordRate } from './format-record-rate';
import { type Measure, toMeasure } from './measure';

const FORMATS: Readonly<Record<SeriesUnit, (value: number | null) => Measure>> = {
  'records/s': formatRecordRate,
  'bytes/s': formatByteRate,
  ms: formatDuration,
  records: (value) => counted(value, 'record'),
  calls: (value) => counted(value, 'call'),
  ratio: formatPercent,
};

/** Writes one value of a metric series in the unit that the series carries. */
export function formatSeriesValue(value: number | null, unit: SeriesUnit): Measure {
  return FORMATS[unit](value);
}

function counted(count: number | null, noun: string): Measure {
  const unit = count === null ? '' : count === 1 ? noun : `${noun}s`;
  return toMeasure({ value: formatCount(count), unit });
}
