import type { PendingRecord } from './pending-record';

/** A call from its start until its records have been looked through, which may be some time after its answer. */
class Call {
  readonly #abort = new AbortController();

  /** @param endAtMs when it has to end; Infinity once it has its answer, or none any more */
  constructor(
    readonly records: readonly PendingRecord[],
    public endAtMs: number,
  ) {}

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  end(): void {
    this.endAtMs = Number.POSITIVE_INFINITY;
    this.#abort.abort(LATE);
  }
}

/** Made once: without a reason each abort would make an error with its stack. */
const LATE = new Error('no answer in time');

/** The calls of a producer. One clock watches over them all, for a timer of its own costs each as much as its signing. */
export class CallsUnderWay {
  readonly #calls = new Set<Call>();
  #inFlight = 0;

  /** Calls without an answer. */
  get inFlight(): number {
    return this.#inFlight;
  }

  begin(records: readonly PendingRecord[], endAtMs: number): Call {
    const call = new Call(records, endAtMs);
    this.#calls.add(call);
    this.#inFlight += 1;
    return call;
  }

  answered(call: Call): void {
    call.endAtMs = Number.POSITIVE_INFINITY;
    this.#inFlight -= 1;
  }

  done(call: Call): void {
    this.#calls.delete(call);
  }

  /** When the next call has to end; Infinity when none is in flight. */
  endAtMs(): number {
    let atMs = Number.POSITIVE_INFINITY;
    for (const call of this.#calls) atMs = Math.min(atMs, call.endAtMs);
    return atMs;
  }

  endLate(nowMs: number): void {
    for (const call of this.#calls) if (call.endAtMs <= nowMs) call.end();
  }

  /** Ends them all; what they carry may be in the stream. */
  cutOff(): PendingRecord[] {
    const records = Array.from(this.#calls).flatMap((call) => call.records);
    for (const pending of records) pending.mayBeStored = true;
    for (const call of this.#calls) call.end();
    return records;
  }
}
