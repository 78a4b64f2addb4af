/** A length of time to read back from now, and how to find a better one by what it held. */
export interface WindowSearch {
  readonly windowMs: number;
  /** The next window after this one held no more than `seen` records, all of which were read. */
  longer(seen: number): WindowSearch;
  /** The next window after the first `seen` records of this one still left the tip so far off. */
  shorter(seen: number, millisBehindLatest: number | null): WindowSearch;
  /** Whether a shorter window is likely to be the shorter way than to read this one on to the tip. */
  isWorthShortening(seen: number, millisBehindLatest: number | null): boolean;
}

interface Bounds {
  limit: number;
  /** The longest window that is known to hold too few, 0 when none is. */
  tooShortMs: number;
  /** The shortest window that is known to be too long. */
  tooLongMs: number;
}

const FIRST_MS = 30_000;
const SHORTEST_MS = 1_000;
const LEAST_GROWTH = 4;
const MOST_GROWTH = 120;
/** A window is aimed at half as many records again as are wanted: rates waver. */
const MARGIN = 1.5;
/** Bounds this near to each other are not worth another iterator. */
const NEAR = 4;

/** Begins the search for the window that holds the newest `limit` records and not many more. */
export function firstWindow(limit: number): WindowSearch {
  return search(FIRST_MS, { limit, tooShortMs: 0, tooLongMs: Number.POSITIVE_INFINITY });
}

function search(windowMs: number, { limit, tooShortMs, tooLongMs }: Bounds): WindowSearch {
  return {
    windowMs,
    longer(seen) {
      const bounds = { limit, tooShortMs: windowMs, tooLongMs };
      const aimed = windowMs * growth(limit, seen, tooShortMs > 0);
      return search(aimed < tooLongMs ? aimed : between(windowMs, tooLongMs), bounds);
    },
    shorter(seen, millisBehindLatest) {
      const bounds = { limit, tooShortMs, tooLongMs: windowMs };
      const coveredMs = Math.max(1, windowMs - (millisBehindLatest ?? 0));
      const aimed = Math.max(SHORTEST_MS, ((coveredMs * limit) / Math.max(1, seen)) * MARGIN);
      return search(aimed > tooShortMs ? aimed : between(tooShortMs, windowMs), bounds);
    },
    isWorthShortening(seen, millisBehindLatest) {
      if (seen === 0 || millisBehindLatest === null) return false;
      return (
        millisBehindLatest > windowMs / 2 && windowMs > NEAR * Math.max(SHORTEST_MS, tooShortMs)
      );
    },
  };
}

/** By what was seen at first; where that did not do, the shard is uneven, and the window grows at once. */
function growth(limit: number, seen: number, again: boolean): number {
  if (seen === 0 || again) return MOST_GROWTH;
  return Math.min(MOST_GROWTH, Math.max(LEAST_GROWTH, (limit / seen) * MARGIN));
}

const between = (shortMs: number, longMs: number) => Math.sqrt(shortMs * longMs);
