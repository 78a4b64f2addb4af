import type { Clock } from '@/lib/clock';
import type { RecordErrorName } from '@/lib/local/kinesis/engine-context';
import type { Observation } from '@/lib/local/metering';
import type { Intercept } from '@/lib/local/wire/json-rpc';
import { type ActiveFault, isLive, strikes } from './active-fault';
import { skewMs } from './clock-skew';
import { type Fault, type FaultInput, type FaultService, faultSchema } from './fault-schema';
import { type CallMeans, interceptWith } from './intercept-call';

/** How the local CloudWatch is made late or forgetful. */
export interface MetricFaults {
  delayPublishing(ms: number): void;
  dropMetrics(isDropped: ((observation: Observation) => boolean) | null): void;
}

interface FaultMeans {
  clock: Clock;
  metrics: MetricFaults;
  /** From 0 up to but not including 1; decides shares and latencies. */
  random?: (() => number) | undefined;
}

/** The faults that are asked of the local services, at one place. Without any, calls pass untouched. */
export class Faults {
  readonly #clock: Clock;
  readonly #metrics: MetricFaults;
  readonly #random: () => number;
  #active: ActiveFault[] = [];
  #added = 0;
  #ending = new AbortController();

  constructor({ clock, metrics, random = Math.random }: FaultMeans) {
    this.#clock = clock;
    this.#metrics = metrics;
    this.#random = random;
  }

  /** @returns the id to remove it by. @throws ZodError for what `faultSchema` refuses */
  add(input: FaultInput): string {
    const fault = faultSchema.parse(input);
    const addedMs = this.#clock.now();
    this.#added += 1;
    const id = `fault-${this.#added}`;
    const endsMs = fault.forMs === undefined ? null : addedMs + fault.forMs;
    this.#active = [...this.list(), { id, fault, addedMs, endsMs, applied: 0 }];
    this.#tellMetrics();
    return id;
  }

  /** Whether there was one of this id. */
  remove(id: string): boolean {
    const before = this.#active;
    this.#active = before.filter((active) => active.id !== id);
    this.#tellMetrics();
    return this.#active.length < before.length;
  }

  /** Those that may strike yet, oldest first. */
  list(): readonly ActiveFault[] {
    const nowMs = this.#clock.now();
    return this.#active.filter((active) => isLive(active, nowMs));
  }

  clear(): void {
    this.#active = [];
    this.#tellMetrics();
  }

  /** What stands between the wire and a service. */
  intercept(service: FaultService, means: Omit<CallMeans, 'clock' | 'random'>): Intercept {
    const whole = { ...means, clock: this.#clock, random: this.#random };
    return (call, run) => {
      const active = this.#active;
      if (active.length === 0) return run();
      return interceptWith({ active, service, call, run }, whole);
    };
  }

  /** The error that one record of a write is to fail with. */
  recordError(streamName: string, shardId: string): RecordErrorName | undefined {
    for (const active of this.#active) {
      const { fault } = active;
      if (fault.kind !== 'records') continue;
      if (fault.stream !== undefined && fault.stream !== streamName) continue;
      if (fault.shard !== undefined && fault.shard !== shardId) continue;
      if (strikes(active, { clock: this.#clock, random: this.#random })) return fault.error;
    }
    return undefined;
  }

  /** The time that a service tells in its answers. */
  serviceTimeMs(service: FaultService): number {
    const nowMs = this.#clock.now();
    return nowMs + skewMs({ active: this.#active, service, nowMs });
  }

  /** CloudWatch keeps its faults itself: it hears of every change, and of the end of one that ends by time. */
  #tellMetrics(): void {
    const nowMs = this.#clock.now();
    const live = this.list().filter(({ fault }) => isOfMetrics(fault));
    const delays = live.map(({ fault }) => (fault.kind === 'late-metrics' ? fault.delayMs : 0));
    this.#metrics.delayPublishing(Math.max(0, ...delays));
    const missing = live.filter(({ fault }) => fault.kind === 'missing-metrics');
    const isDropped = (observation: Observation) =>
      missing.some((active) => this.#isMissing(active, observation));
    this.#metrics.dropMetrics(missing.length > 0 ? isDropped : null);

    this.#ending.abort();
    const ends = live.flatMap(({ endsMs }) => endsMs ?? []);
    if (ends.length === 0) return;
    this.#ending = new AbortController();
    const { signal } = this.#ending;
    this.#clock.sleep(Math.max(0, Math.min(...ends) - nowMs), signal).then(
      () => this.#tellMetrics(),
      () => undefined,
    );
  }

  #isMissing(active: ActiveFault, { metric, streamName }: Observation): boolean {
    const { fault } = active;
    if (fault.kind !== 'missing-metrics') return false;
    if (fault.stream !== undefined && fault.stream !== streamName) return false;
    if (fault.metrics && !fault.metrics.includes(metric)) return false;
    return strikes(active, { clock: this.#clock, random: this.#random });
  }
}

const isOfMetrics = ({ kind }: Fault) => kind === 'late-metrics' || kind === 'missing-metrics';
