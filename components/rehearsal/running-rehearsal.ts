import type { Rehearsal, RehearsalsAnswer } from '@/lib/contract/rehearsal';

export interface RunningRehearsal {
  name: string;
  title: string;
  stream: string;
  /** When it ends by itself, by the browser's clock. */
  endsMs: number;
}

/** What runs, with its end told by the browser's clock, from which that of the local service may differ. */
export function runningRehearsals(
  { nowMs, rehearsals }: RehearsalsAnswer,
  receivedMs: number,
): RunningRehearsal[] {
  return rehearsals.flatMap(({ running, name, title }: Rehearsal) =>
    running
      ? [{ name, title, stream: running.stream, endsMs: receivedMs + running.endsMs - nowMs }]
      : [],
  );
}
