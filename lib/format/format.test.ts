import { describe, expect, test } from 'vitest';
import { formatByteRate, formatBytes } from './format-bytes';
import { formatCompactCount, formatCount, formatCounted } from './format-count';
import { formatDuration } from './format-duration';
import { formatKibibytes } from './format-kibibytes';
import { formatNumber, formatSignificant } from './format-number';
import { formatPercent } from './format-percent';
import { formatRecordRate } from './format-record-rate';
import { formatScaled } from './format-scaled';
import { formatSeriesValue } from './format-series-value';
import { scaleFor } from './scale';

/** As a reader sees it: every space is a space. */
const plain = (text: string) => text.replace(/[\u202f\u00a0]/g, ' ');

describe('numbers', () => {
  test.each([
    [0, '0'],
    [-0, '0'],
    [1234.5, '1,235'],
    [-12, '−12'],
  ])('%d reads %s', (value, text) => expect(formatNumber(value)).toBe(text));

  test.each([
    [0, '0'],
    [0.000_123_4, '0.000123'],
    [0.1234, '0.123'],
    [1.2345, '1.23'],
    [12.345, '12.3'],
    [123.45, '123'],
    [1234.5, '1,235'],
  ])('%d to three digits reads %s', (value, text) => expect(formatSignificant(value)).toBe(text));
});

describe('bytes', () => {
  test.each([
    [0, '0 B'],
    [0.25, '0.25 B'],
    [812, '812 B'],
    [999.9, '1 kB'],
    [1_048, '1.05 kB'],
    [999_960, '1 MB'],
    [12_345_678, '12.3 MB'],
    [5e9, '5 GB'],
    [4.2e15, '4,200 TB'],
    [-2_000, '−2 kB'],
    [null, '–'],
    [Number.NaN, '–'],
  ])('%s reads %s', (bytes, text) => expect(plain(formatBytes(bytes).text)).toBe(text));

  test('a rate carries the second in its unit', () => {
    expect(formatByteRate(960_000).parts).toEqual([{ value: '960', unit: 'kB/s' }]);
  });

  test('number and unit never part at the end of a line', () => {
    expect(formatBytes(812).text).toBe('812\u00a0B');
  });

  test.each([
    [512, '512 KiB'],
    [1_024, '1 MiB'],
    [10_240, '10 MiB'],
    [1_536, '1.5 MiB'],
    [null, '–'],
  ])('%s KiB reads %s', (size, text) => expect(plain(formatKibibytes(size).text)).toBe(text));
});

describe('counts and rates', () => {
  test('a count is whole and grouped', () => {
    expect(formatCount(1_234_567)).toBe('1,234,567');
    expect(formatCount(0.25)).toBe('0.3');
    expect(formatCount(null)).toBe('–');
  });

  test.each([
    [0, '0'],
    [987, '987'],
    [999.9, '1 k'],
    [12_345, '12.3 k'],
    [4_560_000, '4.56 M'],
    [null, '–'],
  ])('%s reads %s where space is short', (count, text) =>
    expect(plain(formatCompactCount(count))).toBe(text),
  );

  test('a count agrees with its noun', () => {
    expect(formatCounted(1, 'record')).toBe('1 record');
    expect(formatCounted(0, 'record')).toBe('0 records');
    expect(formatCounted(2, 'retry', 'retries')).toBe('2 retries');
  });

  test.each([
    [0, '0 records/s'],
    [0.05, '0.05 records/s'],
    [3.254, '3.25 records/s'],
    [45.67, '45.7 records/s'],
    [12_345.6, '12,346 records/s'],
    [null, '–'],
  ])('%s reads %s', (rate, text) => expect(plain(formatRecordRate(rate).text)).toBe(text));
});

describe('durations', () => {
  test.each([
    [0, '0 ms'],
    [0.42, '0.42 ms'],
    [250, '250 ms'],
    [999.4, '999 ms'],
    [999.6, '1 s'],
    [12_400, '12.4 s'],
    [59_400, '59.4 s'],
    [59_700, '1 min'],
    [200_000, '3 min 20 s'],
    [3_599_800, '1 h'],
    [7_500_000, '2 h 5 min'],
    [86_400_000, '1 d'],
    [100_800_000, '1 d 4 h'],
    [8760 * 3_600_000, '365 d'],
    [-200_000, '−3 min 20 s'],
    [null, '–'],
  ])('%s ms reads %s', (ms, text) => expect(plain(formatDuration(ms).text)).toBe(text));

  test('each number keeps its unit', () => {
    expect(formatDuration(200_000).parts).toEqual([
      { value: '3', unit: 'min' },
      { value: '20', unit: 's' },
    ]);
  });
});

describe('percentages', () => {
  test.each([
    [0, '0 %'],
    [0.000_01, '< 0.01 %'],
    [0.004_56, '0.46 %'],
    [0.4533, '45.3 %'],
    [0.98, '98 %'],
    [0.9997, '99.97 %'],
    [0.9999, '99.99 %'],
    [0.999_99, '99.99 %'],
    [0.999_999_999, '99.99 %'],
    [1, '100 %'],
    [1.0004, '100.04 %'],
    [1.274, '127.4 %'],
    [null, '–'],
  ])('%s reads %s', (ratio, text) => expect(plain(formatPercent(ratio).text)).toBe(text));
});

describe('one unit for a whole column', () => {
  test('the largest figure chooses it', () => {
    expect(scaleFor(1_250_000, 'bytes/s').unit).toBe('MB/s');
    expect(scaleFor(950, 'bytes/s').unit).toBe('B/s');
    expect(scaleFor(90_000, 'ms').unit).toBe('min');
    expect(scaleFor(0.02, 'records/s').unit).toBe('records/s');
    expect(scaleFor(0, 'ms').unit).toBe('ms');
  });

  test('small figures in it do not read as zero', () => {
    const scale = scaleFor(1_250_000, 'bytes/s');
    expect(formatScaled(1_250_000, scale)).toBe('1.3');
    expect(formatScaled(345_678_901, scale)).toBe('346');
    expect(formatScaled(42_000, scale)).toBe('0.042');
    expect(formatScaled(12, scale)).toBe('< 0.001');
    expect(formatScaled(0, scale)).toBe('0');
    expect(formatScaled(null, scale)).toBe('–');
  });

  test('a ratio keeps its own rule', () => {
    expect(formatScaled(0.999_99, scaleFor(1, 'ratio'))).toBe('99.99');
  });
});

describe('values of a series', () => {
  test.each([
    [1_500, 'records/s', '1,500 records/s'],
    [1_500, 'bytes/s', '1.5 kB/s'],
    [1_500, 'ms', '1.5 s'],
    [1_500, 'records', '1,500 records'],
    [1, 'calls', '1 call'],
    [0.5, 'ratio', '50 %'],
    [null, 'calls', '–'],
  ] as const)('%s %s reads %s', (value, unit, text) =>
    expect(plain(formatSeriesValue(value, unit).text)).toBe(text),
  );
});
