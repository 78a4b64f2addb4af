import { newestSettled } from '@/components/charts/chart-rows';
import type { MetricsAnswer, SeriesId } from '@/lib/contract/metrics';

const valuesOf = (answer: MetricsAnswer, id: SeriesId) =>
  answer.series.find((series) => series.id === id)?.values ?? [];

const known = (values: readonly (number | null)[]) => values.filter((value) => value !== null);

/** The figure of the newest settled period; null, never an older one, where it has no point. */
export function newest(answer: MetricsAnswer, id: SeriesId): number | null {
  return valuesOf(answer, id)[newestSettled(answer)] ?? null;
}

/** The highest figure of the range; null without any. */
export function highest(answer: MetricsAnswer, id: SeriesId): number | null {
  const values = known(valuesOf(answer, id));
  return values.length > 0 ? values.reduce((high, value) => Math.max(high, value)) : null;
}

/** The sum over the range; null where nothing was reported, which is not zero. */
export function sum(answer: MetricsAnswer, id: SeriesId): number | null {
  const values = known(valuesOf(answer, id));
  return values.length > 0 ? values.reduce((total, value) => total + value, 0) : null;
}

const CALLS = [
  { id: 'putRecordsSuccess', name: 'PutRecords' },
  { id: 'putRecordSuccess', name: 'PutRecord' },
  { id: 'getRecordsSuccess', name: 'GetRecords' },
] as const;

/** The kind of call that fares worst in the newest settled period. */
export function worstSuccess(answer: MetricsAnswer): { ratio: number; name: string } | undefined {
  return CALLS.flatMap(({ id, name }) => {
    const ratio = newest(answer, id);
    return ratio === null ? [] : [{ ratio, name }];
  }).toSorted((one, other) => one.ratio - other.ratio)[0];
}
