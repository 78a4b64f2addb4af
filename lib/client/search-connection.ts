import { type Clock, systemClock } from '@/lib/clock';
import type { KeyTally, SearchEnd, SearchMessage } from '@/lib/contract/reading';
import { Announcer } from './announcer';
import { asClientProblem, type ClientProblem } from './client-problem';
import { readNdjson } from './read-ndjson';
import type { RecordRing } from './record-ring';

type Message = Exclude<SearchMessage, { type: 'problem' }>;
type SearchOpen = Extract<SearchMessage, { type: 'open' }>;
type SearchProgress = Extract<SearchMessage, { type: 'progress' }>;

export interface SearchEnding {
  reason: SearchEnd;
  /** One sentence. */
  detail: string;
  /** null when nothing is left to read. */
  cursor: string | null;
}

export interface SearchState {
  phase: 'idle' | 'running' | 'ended' | 'failed';
  open: SearchOpen | undefined;
  progress: SearchProgress | undefined;
  keys: KeyTally | undefined;
  ending: SearchEnding | undefined;
  problem: ClientProblem | undefined;
}

const IDLE: SearchState = {
  phase: 'idle',
  open: undefined,
  progress: undefined,
  keys: undefined,
  ending: undefined,
  problem: undefined,
};

interface StartOptions {
  /** Where the address goes on from; the start of the range without. */
  cursor?: string | undefined;
  /** Adds to what was found. */
  keep?: boolean;
}

interface SearchOptions {
  /** Takes the records. */
  ring: RecordRing;
  clock?: Clock;
}

/** A search over a time range outside React. Subscribers hear of changes at most ten times a second. */
export class SearchConnection {
  readonly #ring: RecordRing;
  readonly #announcer: Announcer;
  #connection = new AbortController();
  #newest = IDLE;
  /** Where a search goes on that broke off: at the last report, or where it began. */
  #cursor: string | null = null;
  #state = IDLE;

  constructor({ ring, clock = systemClock }: SearchOptions) {
    this.#ring = ring;
    this.#announcer = new Announcer(clock, () => {
      this.#state = this.#newest;
    });
  }

  readonly subscribe = (listener: () => void) => this.#announcer.subscribe(listener);
  readonly state = (): SearchState => this.#state;

  /** Searches at an address from `api.search`. */
  start(path: string, { cursor, keep = false }: StartOptions = {}): void {
    this.#connection.abort();
    this.#connection = new AbortController();
    if (!keep) this.#ring.clear();
    this.#newest = { ...IDLE, phase: 'running' };
    this.#cursor = cursor ?? null;
    this.#announcer.announce();
    void this.#run(path, this.#connection.signal);
  }

  /** Leaves the search where it is. */
  stop(): void {
    if (this.#newest.phase !== 'running') return;
    this.#connection.abort();
    const detail = this.#newest.progress
      ? 'The end of the range was not reached.'
      : 'Nothing had been read.';
    const ending: SearchEnding = { reason: 'stopped', detail, cursor: this.#cursor };
    this.#set({ phase: 'ended', ending });
    this.#announcer.announce();
  }

  /** Forgets the search and what it found. */
  clear(): void {
    this.#connection.abort();
    this.#newest = IDLE;
    this.#ring.clear();
    this.#announcer.announce();
  }

  async #run(path: string, signal: AbortSignal): Promise<void> {
    try {
      for await (const message of readNdjson<SearchMessage>(path, signal)) {
        if (signal.aborted) return;
        this.#take(message);
        this.#announcer.touch();
      }
      if (this.#newest.phase === 'running') this.#breakOff(undefined);
    } catch (thrown) {
      if (!signal.aborted) this.#breakOff(asClientProblem(thrown));
    }
    this.#announcer.touch();
  }

  /** What was found stays. A position that was refused is no place to go on from. */
  #breakOff(problem: ClientProblem | undefined): void {
    const cursor = problem?.code === 'invalid_input' ? null : this.#cursor;
    const detail = problem?.detail ?? 'The server ended the search before it was done.';
    this.#set({ phase: 'failed', problem, ending: { reason: 'failed', detail, cursor } });
  }

  #take(message: Message): void {
    switch (message.type) {
      case 'open':
        this.#set({ open: message });
        break;
      case 'records':
        this.#ring.add(message.records);
        break;
      case 'progress':
        this.#cursor = message.cursor;
        this.#set({ progress: message });
        break;
      case 'keys':
        this.#set({ keys: message.keys });
        break;
      case 'end':
        this.#set({ phase: 'ended', ending: message });
        break;
    }
  }

  #set(changes: Partial<SearchState>): void {
    this.#newest = { ...this.#newest, ...changes };
  }
}
