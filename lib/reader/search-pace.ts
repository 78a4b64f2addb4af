import type { Clock } from '@/lib/clock';
import type { SearchMessage } from '@/lib/contract/reading';
import type { Examiner } from './examiner';
import { msBetween } from './ms-between';
import type { SearchReport } from './search-report';

const PROGRESS_MS = 250;
const KEYS_MS = 2_000;

/** How often a search tells how far it is, and whose records it has read. */
export class SearchPace {
  readonly #clock: Clock;
  readonly #report: SearchReport;
  readonly #examiner: Examiner;
  #progressMs = 0;
  #keysMs: number;
  #keysScanned = 0;

  constructor(clock: Clock, report: SearchReport, examiner: Examiner) {
    this.#clock = clock;
    this.#report = report;
    this.#examiner = examiner;
    this.#keysMs = clock.now();
  }

  /** What is to be told now. */
  due(): SearchMessage[] {
    const nowMs = this.#clock.now();
    const messages: SearchMessage[] = [];
    if (msBetween(this.#progressMs, nowMs) >= PROGRESS_MS) {
      this.#progressMs = nowMs;
      messages.push(this.#report.progress());
    }
    return msBetween(this.#keysMs, nowMs) >= KEYS_MS
      ? [...messages, ...this.#keys(nowMs)]
      : messages;
  }

  /** What is to be told before the end. */
  last(): SearchMessage[] {
    return [this.#report.progress(), ...this.#keys(this.#clock.now())];
  }

  #keys(nowMs: number): SearchMessage[] {
    const { scanned } = this.#examiner;
    if (scanned === this.#keysScanned) return [];
    this.#keysMs = nowMs;
    this.#keysScanned = scanned;
    return [{ type: 'keys', keys: this.#examiner.tally() }];
  }
}
