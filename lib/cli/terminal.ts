const LABEL_WIDTH = 18;

/** A line of the demonstration: what, how it stands, and how long it took. */
export function sayStep(label: string, outcome: string, sinceMs?: number): void {
  const seconds =
    sinceMs === undefined ? '' : `  ${((performance.now() - sinceMs) / 1_000).toFixed(1)} s`;
  console.log(`  ${label.padEnd(LABEL_WIDTH)}${outcome}${seconds}`);
}

/** The one line that a user's mistake gets, without a stack. */
export function sayMistake(sentence: string): void {
  console.error(sentence);
}
