import type { Clock } from '@/lib/clock';
import type { Rehearsal } from '@/lib/contract/rehearsal';
import type { Faults } from '@/lib/local/faults/faults';
import type { KinesisEngine } from '@/lib/local/kinesis/create-kinesis-engine';
import type { Pace } from '@/lib/local/workload/pace';

/** What a scenario may use. */
export interface Stage {
  engine: KinesisEngine;
  faults: Faults;
  pace: Pace;
  clock: Clock;
  stream: string;
  /** Aborts when the scenario is over; its way back comes after that. */
  signal: AbortSignal;
  /** Ends the scenario early, for a reason to be told. */
  fail: (error: unknown) => void;
}

type WayBack = () => void | Promise<void>;

/** An incident to rehearse: its description, and what brings it about. */
export interface Scenario extends Omit<Rehearsal, 'running'> {
  /** @returns what undoes it. @throws ScenarioRefusal when the stream or the traffic does not allow it */
  begin(stage: Stage): WayBack;
}

/** A scenario that cannot begin, in one sentence. */
export class ScenarioRefusal extends Error {
  readonly reason: 'unknown' | 'conflict';

  constructor(reason: 'unknown' | 'conflict', message: string) {
    super(message);
    this.name = 'ScenarioRefusal';
    this.reason = reason;
  }
}

/** Does something at once and then again and again, until the scenario is over; a failure ends it. */
export async function every(
  { clock, signal, fail }: Stage,
  periodMs: number,
  act: () => void,
): Promise<void> {
  while (!signal.aborted) {
    try {
      act();
    } catch (error) {
      fail(error);
    }
    await clock.sleep(periodMs, signal).catch(() => undefined);
  }
}
