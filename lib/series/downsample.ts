type Values = readonly (number | null)[];

/**
 * Chooses at most `maxPoints` rows of series that share their timestamps, as ascending indices.
 * Every stretch keeps the lowest and highest value of each series and one row of each gap, so that no peak and no hole
 * is lost; all rows are real ones. (With many series at least 3 rows a series stay, whatever `maxPoints` says.)
 */
export function downsample(series: readonly Values[], maxPoints = 300): number[] {
  const length = Math.max(0, ...series.map((values) => values.length));
  if (length <= maxPoints) return Array.from({ length }, (_, index) => index);
  for (let stretches = Math.floor(maxPoints / 2); ; ) {
    const kept = keepExtremes(series, length, stretches);
    if (kept.length <= maxPoints || stretches <= 1) return kept;
    stretches = Math.max(
      1,
      Math.min(stretches - 1, Math.floor((stretches * maxPoints) / kept.length)),
    );
  }
}

function keepExtremes(series: readonly Values[], length: number, stretches: number): number[] {
  const kept = new Set([0, length - 1]);
  for (let stretch = 0; stretch < stretches; stretch++) {
    const from = Math.floor((stretch * length) / stretches);
    const to = Math.floor(((stretch + 1) * length) / stretches);
    for (const values of series) {
      for (const index of extremesOf(values, from, to)) kept.add(index);
    }
  }
  return Array.from(kept).toSorted((a, b) => a - b);
}

/** Where a stretch has its lowest value, its highest, and its first gap. */
function extremesOf(values: Values, from: number, to: number): number[] {
  let lowest: { index: number; value: number } | undefined;
  let highest: { index: number; value: number } | undefined;
  let gap: number | undefined;
  for (let index = from; index < to; index++) {
    const value = values[index] ?? null;
    if (value === null) {
      gap ??= index;
      continue;
    }
    if (!lowest || value < lowest.value) lowest = { index, value };
    if (!highest || value > highest.value) highest = { index, value };
  }
  return [lowest?.index, highest?.index, gap].filter((index) => index !== undefined);
}
