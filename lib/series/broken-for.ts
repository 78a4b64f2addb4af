/**
 * The newest `minutes` values if all of them are there and break the limit, else undefined.
 * A missing value breaks nothing: what was not reported is not known.
 */
export function brokenFor(
  values: readonly (number | null)[],
  minutes: number,
  breaks: (value: number) => boolean,
): number[] | undefined {
  const recent = values.slice(-minutes).filter((value) => value !== null);
  return recent.length === minutes && recent.every(breaks) ? recent : undefined;
}
