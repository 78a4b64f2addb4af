import type { Verdict } from '@/lib/contract/batch';
import type { RunProgress } from '@/lib/contract/run';

const RATE_WINDOW_MS = 5_000;
const SLOT_MS = 250;
const LATENCIES = 1_000;

interface Slot {
  fromMs: number;
  delivered: number;
}

/** Counts what a run has handed over and what became of it, and how fast. */
export class RunMeter {
  readonly #startedAtMs: number;
  readonly #latenciesMs: number[] = [];
  readonly #slots: Slot[] = [];
  #verdicts = 0;
  made = 0;
  bytes = 0;
  readonly counts = { delivered: 0, failed: 0, unknown: 0 };

  constructor(startedAtMs: number) {
    this.#startedAtMs = startedAtMs;
  }

  get withoutVerdict(): number {
    return this.made - this.#verdicts;
  }

  add(status: Verdict['status'], times: { fromMs: number; toMs: number }): void {
    this.#latenciesMs[this.#verdicts % LATENCIES] = times.toMs - times.fromMs;
    this.#verdicts++;
    this.counts[status]++;
    if (status === 'delivered') this.#countDelivered(times.toMs);
  }

  progress(atMs: number): Omit<RunProgress, 'planned' | 'retries' | 'throttled'> {
    return {
      made: this.made,
      ...this.counts,
      withoutVerdict: this.withoutVerdict,
      bytes: this.bytes,
      elapsedMs: atMs - this.#startedAtMs,
      recordsPerSecond: this.#recordsPerSecond(atMs),
      latencyMs: this.#latency(),
    };
  }

  #countDelivered(nowMs: number): void {
    const fromMs = nowMs - (nowMs % SLOT_MS);
    const last = this.#slots.at(-1);
    if (last?.fromMs === fromMs) last.delivered++;
    else this.#slots.push({ fromMs, delivered: 1 });
    while ((this.#slots[0]?.fromMs ?? nowMs) < nowMs - RATE_WINDOW_MS) this.#slots.shift();
  }

  #recordsPerSecond(atMs: number): number {
    const windowMs = Math.min(RATE_WINDOW_MS, Math.max(SLOT_MS, atMs - this.#startedAtMs));
    const recent = this.#slots.filter(({ fromMs }) => fromMs + SLOT_MS > atMs - windowMs);
    return (recent.reduce((sum, { delivered }) => sum + delivered, 0) * 1_000) / windowMs;
  }

  #latency(): RunProgress['latencyMs'] {
    const sorted = this.#latenciesMs.toSorted((a, b) => a - b);
    const at = (share: number) =>
      sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
    const [p50, p99] = [at(0.5), at(0.99)];
    return p50 === undefined || p99 === undefined ? null : { p50, p99 };
  }
}
