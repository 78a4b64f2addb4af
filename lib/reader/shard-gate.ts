import type { Clock } from '@/lib/clock';
import { CapacityMeter, type CapacityUse } from './capacity-meter';
import { type Rate, TokenBucket } from './token-bucket';

/** After a refusal the interval doubles up to here, and with every answer it goes back by a fifth. */
const LONGEST_INTERVAL_MS = 10_000;
const SHORTEST_SLOWED_MS = 1_000;
const RECOVERY = 0.8;

/** Where all our calls to one shard pass: at its rate, slower after the service refused one, and counted. */
export class ShardGate {
  readonly #bucket: TokenBucket;
  readonly #meter: CapacityMeter;
  readonly #rate: Rate;
  /** That of the usual rate while the service refuses nothing. */
  #intervalMs: number;

  constructor(clock: Clock, rate: Rate) {
    this.#bucket = new TokenBucket(clock, rate);
    this.#meter = new CapacityMeter(clock);
    this.#rate = rate;
    this.#intervalMs = 1_000 / rate.perSecond;
  }

  /** @returns false, at once and without a turn, when it would come later than `maxWaitMs` from now */
  async take(signal: AbortSignal, maxWaitMs: number): Promise<boolean> {
    const taken = await this.#bucket.take(signal, maxWaitMs);
    if (taken) this.#meter.noteCall();
    return taken;
  }

  /** The service threw the last call back: other consumers need the shard. */
  refused(): void {
    const doubled = Math.max(this.#intervalMs * 2, SHORTEST_SLOWED_MS);
    this.#keep(Math.min(doubled, Math.max(LONGEST_INTERVAL_MS, this.#intervalMs)));
    this.#bucket.drain();
  }

  answered(bytes: number): void {
    this.#meter.noteBytes(bytes);
    if (this.isSlowed) this.#keep(this.#intervalMs * RECOVERY);
  }

  get isSlowed(): boolean {
    return this.#intervalMs > 1_000 / this.#rate.perSecond;
  }

  /** Whether a new gate would be the same. */
  get isIdle(): boolean {
    return !this.isSlowed && this.#bucket.isFull() && this.#meter.use().callsPerSecond === 0;
  }

  use(): CapacityUse {
    return this.#meter.use();
  }

  #keep(intervalMs: number): void {
    const usualMs = 1_000 / this.#rate.perSecond;
    this.#intervalMs = Math.max(intervalMs, usualMs);
    this.#bucket.changeRate(
      this.isSlowed ? { perSecond: 1_000 / this.#intervalMs, burst: 1 } : this.#rate,
    );
  }
}
