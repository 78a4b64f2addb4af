import type { Meter, Observation } from '@/lib/local/metering';

/** A meter that adds up, for the tests of the traffic. */
export class Observed implements Meter {
  readonly #observations: Observation[] = [];

  record(observation: Observation): void {
    this.#observations.push(observation);
  }

  /** Values of a stream's metric, in the order of time. */
  values(streamName: string, metric: string): number[] {
    return this.#observations
      .filter((one) => one.streamName === streamName && one.metric === metric && !one.shardId)
      .map(({ value }) => value);
  }

  sum(streamName: string, metric: string): number {
    return this.values(streamName, metric).reduce((sum, value) => sum + value, 0);
  }
}
