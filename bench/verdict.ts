export interface Figure {
  /** Of the list of goals, then what is measured: `P12 local/put-500x1KB-1-client vs-kinesalite`. */
  what: string;
  value: number;
  goal: { atLeast: number } | { atMost: number };
}

/** Prints a figure beside its goal in one line; one that falls short makes the run exit with 1. */
export function verdict({ what, value, goal }: Figure): void {
  const [test, ok] =
    'atLeast' in goal
      ? [`>=${goal.atLeast}`, value >= goal.atLeast]
      : [`<=${goal.atMost}`, value <= goal.atMost];
  if (!ok) process.exitCode = 1;
  const figure = value >= 100 ? Math.round(value) : value.toPrecision(3);
  console.log(`${what} ${figure} goal ${test} ${ok ? 'ok' : 'short'}`);
}
