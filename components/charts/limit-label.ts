import type { ChartRow } from './chart-rows';
import type { ChartLimit } from './chart-series';
import type { ChartAxis } from './value-axis';

const PLACES = [
  'insideBottomRight',
  'insideBottomLeft',
  'insideTopRight',
  'insideTopLeft',
] as const;
export type LabelPlace = (typeof PLACES)[number];

/** What a label covers, as shares of the plot's width and height. */
const LABEL_WIDTH = 0.4;
const LABEL_HEIGHT = 0.12;

/** The end and the side of a limit's line where its label covers the fewest points: above it ("bottom") where there is room. */
export function limitLabelPlace(
  limit: ChartLimit,
  axis: ChartAxis,
  rows: readonly ChartRow[],
): LabelPlace {
  const height = (axis.top - axis.bottom) * LABEL_HEIGHT;
  const covered = (place: LabelPlace) => {
    const above = place.startsWith('insideBottom');
    const low = above ? limit.value : limit.value - height;
    if (low + height > axis.top || low < axis.bottom) return Number.POSITIVE_INFINITY;
    const cut = Math.round(rows.length * (place.endsWith('Left') ? LABEL_WIDTH : 1 - LABEL_WIDTH));
    const under = place.endsWith('Left') ? rows.slice(0, cut) : rows.slice(cut);
    const values = under.flatMap(({ done, tail }) => [
      ...Object.values(done),
      ...Object.values(tail),
    ]);
    return values.filter((value) => value !== null && value >= low && value <= low + height).length;
  };
  return PLACES.toSorted((one, other) => compare(covered(one), covered(other)))[0] ?? PLACES[0];
}

/** Infinity minus infinity is no order, so it is not computed. */
const compare = (one: number, other: number) => (one === other ? 0 : one < other ? -1 : 1);
