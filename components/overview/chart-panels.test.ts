import { expect, test } from 'vitest';
import { type MetricsAnswer, SERIES_IDS } from '@/lib/contract/metrics';
import { CHART_PANELS, panelSeries } from './chart-panels';

const answer: MetricsAnswer = {
  stream: 'orders',
  fromMs: 0,
  toMs: 180_000,
  periodSeconds: 60,
  timestampsMs: [0, 60_000, 120_000],
  provisionalFromMs: 60_000,
  series: [
    {
      id: 'incomingRecords',
      metric: 'IncomingRecords',
      statistic: 'Sum',
      unit: 'records/s',
      values: [5, 6, 1],
    },
    {
      id: 'iteratorAge',
      metric: 'GetRecords.IteratorAgeMilliseconds',
      statistic: 'Maximum',
      unit: 'ms',
      values: [5, 6, 7],
    },
    {
      id: 'putRecordSuccess',
      metric: 'PutRecord.Success',
      statistic: 'Average',
      unit: 'ratio',
      values: [null, null, null],
    },
    {
      id: 'putRecordsSuccess',
      metric: 'PutRecords.Success',
      statistic: 'Average',
      unit: 'ratio',
      values: [1, 1, 1],
    },
  ],
  capacity: {
    openShards: 1,
    writeRecordsPerSecond: 1_000,
    writeBytesPerSecond: 1_000_000,
    readBytesPerSecond: 2_000_000,
  },
  retentionMs: 86_400_000,
  ownReads: [],
  cost: { calls: 1, metrics: 14, estimatedUsd: 0.00014 },
};

const read = (fromMs: number, toMs: number) => ({ fromMs, toMs, oldestAgeMs: 1 });

const seriesOf = (title: string) => {
  const panel = CHART_PANELS.find((one) => one.title === title);
  return panel ? panelSeries(panel, answer, 150_000) : [];
};

test('the sum of the period in progress is left out, an age is not', () => {
  expect(seriesOf('Records').map(({ values }) => values)).toEqual([[5, 6, null]]);
  expect(seriesOf('Iterator age').map(({ values }) => values)).toEqual([[5, 6, 7]]);
});

test('calls that were never made get no line', () => {
  expect(seriesOf('Success of calls').map(({ id }) => id)).toEqual(['putRecordsSuccess']);
});

test('our own reads of old records cover whole periods; those that touch are one', () => {
  const panel = CHART_PANELS.find(({ bands }) => bands);
  const ownReads = [read(61_000, 62_000), read(119_000, 121_000), read(600_000, 601_000)];
  expect(panel?.bands?.({ ...answer, ownReads })).toEqual({
    label: 'our own reads of old records',
    tone: 'own',
    spans: [
      { fromMs: 60_000, toMs: 180_000 },
      { fromMs: 600_000, toMs: 660_000 },
    ],
  });
});

test('every panel draws series that the server has', () => {
  const known: readonly string[] = SERIES_IDS;
  const drawn = CHART_PANELS.flatMap(({ lines }) => lines.map(({ id }) => id));
  expect(drawn.filter((id) => !known.includes(id))).toEqual([]);
  expect(new Set(drawn).size).toBe(drawn.length);
});
