import { type Clock, systemClock } from '@/lib/clock';
import type { KeyTally, ShardLoad, TailMessage } from '@/lib/contract/reading';
import { Announcer } from './announcer';
import type { ClientProblem } from './client-problem';
import { keepReading } from './keep-reading';
import type { RecordRing } from './record-ring';
import { TailAbsence } from './tail-absence';
import { TailCounter, type TailFigures } from './tail-figures';
import { type TailNote, TailNotes } from './tail-notes';

export type TailPhase =
  | 'connecting'
  | 'live'
  /** The connection was lost; it is tried again at `retryAtMs`. */
  | 'waiting'
  /** Closed because nobody looks. */
  | 'hidden'
  | 'stopped'
  /** Something that trying again does not mend. */
  | 'failed';

export interface TailState {
  phase: TailPhase;
  problem: ClientProblem | undefined;
  retryAtMs: number | undefined;
  figures: TailFigures;
  lagMs: number | null;
  shards: readonly ShardLoad[];
  /** How many follow these shards through the server. */
  viewers: number | undefined;
  keys: KeyTally | undefined;
  notes: readonly TailNote[];
  notices: readonly string[];
  /** Whether `resume` has a position to go on from. */
  resumable: boolean;
}

type Message = Exclude<TailMessage, { type: 'problem' }>;
type Status = Extract<TailMessage, { type: 'status' }>;

interface TailOptions {
  /** Where to ask, from `api.tail`; without a cursor from now on. */
  path: (cursor: string | undefined) => string;
  /** Takes the records. */
  ring: RecordRing;
  clock?: Clock;
}

/**
 * A live tail outside React: it goes on from its position after a lost connection or a hidden tab, and notes what came
 * or was missed meanwhile. Subscribers hear of changes at most ten times a second.
 */
export class TailConnection {
  readonly #options: TailOptions;
  readonly #clock: Clock;
  readonly #announcer: Announcer;
  readonly #counter = new TailCounter();
  readonly #notes = new TailNotes();
  readonly #absence: TailAbsence;
  #connection = new AbortController();
  #wait = new AbortController();
  #phase: TailPhase = 'stopped';
  #problem: ClientProblem | undefined;
  #retryAtMs: number | undefined;
  #status: Status | undefined;
  #keys: KeyTally | undefined;
  #notices: readonly string[] = [];
  #state: TailState;

  constructor(options: TailOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#absence = new TailAbsence(this.#clock);
    this.#announcer = new Announcer(this.#clock, () => {
      this.#state = this.#makeState();
    });
    this.#state = this.#makeState();
  }

  readonly subscribe = (listener: () => void) => this.#announcer.subscribe(listener);
  readonly state = (): TailState => this.#state;

  /** Watches from now on, with nothing of before. */
  start(): void {
    this.#status = undefined;
    this.#keys = undefined;
    this.#notices = [];
    this.#absence.forget();
    this.#counter.clear();
    this.#notes.clear();
    this.#options.ring.clear();
    this.resume();
  }

  /** Goes on from where it stopped. */
  resume(): void {
    this.#connection.abort();
    this.#connection = new AbortController();
    this.#turn('connecting');
    void this.#run(this.#connection.signal);
  }

  stop(): void {
    this.#connection.abort();
    this.#turn('stopped');
  }

  /** Closes the connection while nobody looks; `show` goes on. */
  hide(): void {
    if (this.#phase === 'stopped' || this.#phase === 'failed') return;
    this.#connection.abort();
    this.#goAway('hidden');
    this.#turn('hidden');
  }

  show(): void {
    if (this.#phase === 'hidden') this.resume();
  }

  /** Does not wait for the next try. */
  retryNow(): void {
    this.#wait.abort();
  }

  async #run(signal: AbortSignal): Promise<void> {
    const problem = await keepReading<TailMessage>({
      path: () => this.#options.path(this.#status?.cursor),
      take: (message) => this.#take(message),
      onLost: (lost, retryInMs) => this.#waitToRetry(lost, retryInMs, signal),
      signal,
      clock: this.#clock,
    });
    if (problem) this.#turn('failed', problem);
  }

  async #waitToRetry(lost: ClientProblem, retryInMs: number, signal: AbortSignal): Promise<void> {
    this.#goAway('lost');
    this.#turn('waiting', lost, this.#clock.now() + retryInMs);
    this.#wait = new AbortController();
    const either = AbortSignal.any([signal, this.#wait.signal]);
    await this.#clock.sleep(retryInMs, either).catch(() => undefined);
    if (!signal.aborted) this.#turn('connecting', lost);
  }

  #turn(phase: TailPhase, problem?: ClientProblem, retryAtMs?: number): void {
    this.#phase = phase;
    this.#problem = problem;
    this.#retryAtMs = retryAtMs;
    this.#counter.endConnection();
    this.#announcer.announce();
  }

  #take(message: Message): void {
    switch (message.type) {
      case 'open':
        this.#phase = 'live';
        this.#problem = undefined;
        this.#notices = message.notices;
        break;
      case 'records':
        this.#options.ring.add(message.records);
        break;
      case 'gap':
        this.#absence.addGap();
        this.#notes.add({ kind: 'gap', gap: message }, this.#clock.now());
        break;
      case 'shards':
        this.#notes.add({ ...message, kind: 'shards' }, this.#clock.now());
        break;
      case 'status':
        this.#takeStatus(message);
        break;
      case 'keys':
        this.#keys = message.keys;
        break;
    }
    this.#announcer.touch();
  }

  /** A position is up to a second old, so what comes again from there on must not be counted twice. */
  #goAway(after: 'hidden' | 'lost'): void {
    const exact = this.#status !== undefined;
    this.#absence.begin(after, { exact, seen: this.#options.ring.count() });
  }

  #takeStatus(status: Status): void {
    this.#status = status;
    this.#counter.take(status);
    const back = this.#absence.end(status.shards, () => this.#options.ring.count());
    if (back) this.#notes.add(back, this.#clock.now());
  }

  #makeState(): TailState {
    return {
      phase: this.#phase,
      problem: this.#problem,
      retryAtMs: this.#retryAtMs,
      figures: this.#counter.figures,
      lagMs: this.#status?.lagMs ?? null,
      shards: this.#status?.shards ?? [],
      viewers: this.#status?.viewers,
      keys: this.#keys,
      notes: this.#notes.newest,
      notices: this.#notices,
      resumable: this.#status !== undefined,
    };
  }
}
