import type { Clock } from '@/lib/clock';
import type { CapacityUse } from './capacity-meter';
import { ShardGate } from './shard-gate';
import type { Rate } from './token-bucket';

export interface ShardAddress {
  stream: string;
  shard: string;
}

interface BudgetOptions {
  /**
   * Of the 5 GetRecords calls a second that all consumers of a shard share, so many are ours: 0.2 to 5, default 1.
   * @see https://docs.aws.amazon.com/kinesis/latest/APIReference/API_GetRecords.html
   */
  callsPerSecondPerShard?: number;
}

/** After a quiet time so many calls may come together, so that a single sample is quick. */
const BURST_SECONDS = 3;
const LARGEST_BURST = 5;
/** A quarter more than a shard can take in: a reader keeps up with a full one, and makes good what it missed. */
const READ_BYTES_PER_SECOND = 1_250_000;
const LARGEST_AIM_BYTES = 2_000_000;
const MAX_WAIT_MS = 5_000;
const SWEEP_AT_SHARDS = 5_000;

/** The read budget of a process: one share for each shard of each stream, whoever asks. */
export class ReadBudget {
  readonly #clock: Clock;
  readonly #rate: Rate;
  readonly #gates = new Map<string, ShardGate>();

  constructor(clock: Clock, { callsPerSecondPerShard = 1 }: BudgetOptions = {}) {
    this.#clock = clock;
    this.#rate = {
      perSecond: callsPerSecondPerShard,
      burst: Math.min(LARGEST_BURST, Math.max(1, BURST_SECONDS * callsPerSecondPerShard)),
    };
  }

  /** The time from one call to the next in the long run. */
  get intervalMs(): number {
    return 1_000 / this.#rate.perSecond;
  }

  /** What a call should bring at most: about 1 MB at one call a second. */
  get aimBytes(): number {
    return Math.min(LARGEST_AIM_BYTES, READ_BYTES_PER_SECOND / this.#rate.perSecond);
  }

  /** Waits for the next call on a shard; false, at once, when that is longer than `maxWaitMs` away. */
  take(shard: ShardAddress, signal: AbortSignal, maxWaitMs = MAX_WAIT_MS): Promise<boolean> {
    return this.#gateOf(shard).take(signal, maxWaitMs);
  }

  /** The service refused the call: all of our calls to the shard come more slowly for a while. */
  refused(shard: ShardAddress): void {
    this.#gateOf(shard).refused();
  }

  answered(shard: ShardAddress, bytes: number): void {
    this.#gateOf(shard).answered(bytes);
  }

  isSlowed(shard: ShardAddress): boolean {
    return this.#gateOf(shard).isSlowed;
  }

  /** What this process takes of the shard. */
  use(shard: ShardAddress): CapacityUse {
    return this.#gateOf(shard).use();
  }

  #gateOf({ stream, shard }: ShardAddress): ShardGate {
    const key = `${stream}/${shard}`;
    const known = this.#gates.get(key);
    if (known) return known;
    if (this.#gates.size >= SWEEP_AT_SHARDS) this.#sweep();
    const gate = new ShardGate(this.#clock, this.#rate);
    this.#gates.set(key, gate);
    return gate;
  }

  #sweep(): void {
    for (const [key, gate] of this.#gates) {
      if (gate.isIdle) this.#gates.delete(key);
    }
  }
}
