import type { Clock } from '@/lib/clock';
import type { Rehearsal } from '@/lib/contract/rehearsal';
import { outage, slowMetrics, throttlingStorm } from './fault-scenarios';
import { hotKey } from './hot-key';
import { reshardUnderLoad } from './reshard-under-load';
import { type Scenario, ScenarioRefusal, type Stage } from './scenario';
import { slowConsumer } from './slow-consumer';

const ALL: readonly Scenario[] = [
  hotKey,
  slowConsumer,
  throttlingStorm,
  reshardUnderLoad,
  slowMetrics,
  outage,
];
const DEMONSTRATION_STREAM = 'flights';

type Means = Omit<Stage, 'stream' | 'signal' | 'fail'>;

interface Running {
  stream: string;
  sinceMs: number;
  endsMs: number;
  ending: AbortController;
  /** Settles when the way back has been gone. */
  over: Promise<void>;
}

interface ScenarioStart {
  /** Default: flights. */
  stream?: string | undefined;
  /** Default: the scenario's own. */
  durationMs?: number | undefined;
}

/** The incidents that can be rehearsed, and those that run. */
export class Scenarios {
  readonly #means: Means;
  readonly #clock: Clock;
  readonly #log: (line: string) => void;
  readonly #running = new Map<string, Running>();

  constructor(means: Means, log: (line: string) => void) {
    this.#means = means;
    this.#clock = means.clock;
    this.#log = log;
  }

  list(): Rehearsal[] {
    return ALL.map(({ name, title, happens, lookFor, durationMs, wayBack }) => {
      const now = this.#running.get(name);
      const running = now ? { stream: now.stream, sinceMs: now.sinceMs, endsMs: now.endsMs } : null;
      return { name, title, happens, lookFor, durationMs, wayBack, running };
    });
  }

  /** Begins a scenario, which ends by itself. @throws ScenarioRefusal */
  start(name: string, { stream = DEMONSTRATION_STREAM, durationMs }: ScenarioStart = {}): void {
    const scenario = find(name);
    if (this.#running.has(name))
      throw new ScenarioRefusal('conflict', `${name} is running already.`);
    if (!this.#means.engine.streamNames().includes(stream)) {
      throw new ScenarioRefusal('conflict', `There is no stream ${stream}.`);
    }
    const ending = new AbortController();
    const lastsMs = durationMs ?? scenario.durationMs;
    const sinceMs = this.#clock.now();
    const { signal } = ending;
    const fail = (error: unknown) => {
      this.#log(`${name} ends early: ${String(error)}`);
      ending.abort();
    };
    const wayBack = scenario.begin({ ...this.#means, stream, signal, fail });
    const over = this.#clock
      .sleep(lastsMs, signal)
      .catch(() => undefined)
      .then(() => {
        ending.abort();
        return wayBack();
      })
      .catch((error: unknown) => this.#log(`${name} did not end cleanly: ${String(error)}`))
      .finally(() => this.#running.delete(name));
    this.#running.set(name, { stream, sinceMs, endsMs: sinceMs + lastsMs, ending, over });
  }

  /** Ends a scenario and goes its way back; nothing when it does not run. @throws ScenarioRefusal for an unknown name */
  async stop(name: string): Promise<void> {
    const running = this.#running.get(find(name).name);
    running?.ending.abort();
    await running?.over;
  }

  async stopAll(): Promise<void> {
    await Promise.all([...this.#running.keys()].map((name) => this.stop(name)));
  }
}

function find(name: string): Scenario {
  const scenario = ALL.find((one) => one.name === name);
  if (scenario) return scenario;
  const known = ALL.map((one) => one.name).join(', ');
  throw new ScenarioRefusal('unknown', `There is no scenario ${name}; known are ${known}.`);
}
