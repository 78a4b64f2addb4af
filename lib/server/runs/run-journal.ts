import { type FileHandle, open } from 'node:fs/promises';
import type { Clock } from '@/lib/clock';
import type { Verdict } from '@/lib/contract/batch';
import type { Mark } from './journal-lines';
import { VerdictIndex } from './verdict-index';

const FLUSH_LINES = 500;
/** Undelivered records come whole. */
const FLUSH_CHARACTERS = 1_048_576;
const FLUSH_MS = 200;

interface Line {
  text: string;
  /** null for a mark. */
  status: Verdict['status'] | null;
}

/**
 * The journal of a run on disk, a JSON object a line: marks, written before the records that they announce are
 * handed over, and verdicts, written together as they come.
 */
export class RunJournal {
  readonly #handle: FileHandle;
  readonly #clock: Clock;
  readonly #index: VerdictIndex;
  #lines: Line[] = [];
  #characters = 0;
  #writing: Promise<void> = Promise.resolve();
  #timer: AbortController | undefined;

  private constructor(handle: FileHandle, clock: Clock, index: VerdictIndex) {
    this.#handle = handle;
    this.#clock = clock;
    this.#index = index;
  }

  /** Opens a journal to be written on; `index` is of what it holds by now. */
  static async open(file: string, clock: Clock, index = new VerdictIndex()): Promise<RunJournal> {
    return new RunJournal(await open(file, 'a', 0o600), clock, index);
  }

  /** Of what is written, whether the rest can be or not. */
  get index(): VerdictIndex {
    return this.#index;
  }

  /** Resolves when the mark, and every verdict before it, is out of this process's hands. */
  mark(mark: Mark): Promise<void> {
    this.#push(mark, null);
    return this.flush();
  }

  add(verdict: Verdict): void {
    this.#push(verdict, verdict.status);
    const isFull = this.#lines.length >= FLUSH_LINES || this.#characters >= FLUSH_CHARACTERS;
    if (isFull) this.flush().catch(ignore);
    else this.#flushSoon();
  }

  /** Writes all lines so far. @throws what writing throws, from the first failure on at every call */
  flush(): Promise<void> {
    this.#timer?.abort();
    this.#timer = undefined;
    const lines = this.#lines;
    this.#lines = [];
    this.#characters = 0;
    if (lines.length > 0) {
      this.#writing = this.#writing.then(() => this.#write(lines));
    }
    return this.#writing;
  }

  async close(): Promise<void> {
    try {
      await this.flush();
    } finally {
      await this.#handle.close();
    }
  }

  #push(value: Mark | Verdict, status: Verdict['status'] | null): void {
    const text = `${JSON.stringify(value)}\n`;
    this.#lines.push({ text, status });
    this.#characters += text.length;
  }

  async #write(lines: readonly Line[]): Promise<void> {
    await this.#handle.appendFile(lines.map(({ text }) => text).join(''));
    for (const { text, status } of lines) this.#index.add(Buffer.byteLength(text), status);
  }

  #flushSoon(): void {
    if (this.#timer) return;
    const timer = new AbortController();
    this.#timer = timer;
    this.#clock
      .sleep(FLUSH_MS, timer.signal)
      .then(() => this.flush())
      .catch(ignore);
  }
}

/** A failed write is told to whoever flushes next, and a timer that was called off is no failure. */
const ignore = () => undefined;
