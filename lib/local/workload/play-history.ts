import type { ManualClock } from '@/lib/clock';
import type { KinesisEngine } from '@/lib/local/kinesis/create-kinesis-engine';
import { engineTransport } from './kinesis-transport';
import { reshard } from './reshard';
import { type ConsumerPositions, runWorkload } from './run-workload';
import { CONSUMERS } from './traffic';

const MINUTE_MS = 60_000;
const RESHARDED_STREAM = 'arrivals';
/** A clock further from the present than this stands in a time of its own, and is left there. */
const NEAR_MS = 10 * MINUTE_MS;

export interface History {
  engine: KinesisEngine;
  /** Stands `hours` before the present; is live in the end. */
  clock: ManualClock;
  hours: number;
  /** Default: the system's time. */
  presentMs?: () => number;
  /** Told after every minute of the clock, 0 to 1. */
  onProgress?: (share: number) => void;
  random?: () => number;
  signal?: AbortSignal;
  /** Hears of records and reads that failed. */
  log?: (line: string) => void;
}

/**
 * Plays the past hours through the engine in this process, with the producer and the consumers of the live traffic,
 * catches up with the time that this took, and lets the clock go live.
 * @returns where the consumers stand, for `startWorkload` to read on
 * @throws the signal's reason when aborted
 */
export async function playHistory(history: History): Promise<ConsumerPositions> {
  const { engine, clock, hours, presentMs = Date.now, random = Math.random } = history;
  const positions = new Map(CONSUMERS.map(({ name }) => [name, new Map<string, string>()]));
  const ended = new AbortController();
  const { signal } = ended;
  const kinesis = engineTransport(engine);
  const spanMs = hours * 60 * MINUTE_MS;
  const log = history.log ?? (() => undefined);
  const running = Promise.all([
    runWorkload({ kinesis, clock, random, positions, signal, log }),
    reshard({ kinesis, clock, stream: RESHARDED_STREAM, spanMs, signal }),
  ]);
  try {
    await Promise.race([running, play(history, spanMs, signal)]);
    await catchUp(clock, presentMs);
  } finally {
    ended.abort();
    await drain(clock, running);
  }
  await running;
  clock.goLive();
  return positions;
}

async function play(
  { clock, onProgress, signal }: History,
  spanMs: number,
  ended: AbortSignal,
): Promise<void> {
  const untilMs = clock.now() + spanMs;
  for (let leftMs = spanMs; leftMs > 0; leftMs = untilMs - clock.now()) {
    signal?.throwIfAborted();
    ended.throwIfAborted();
    await clock.advance(Math.min(MINUTE_MS, leftMs));
    onProgress?.(1 - (untilMs - clock.now()) / spanMs);
  }
}

async function catchUp(clock: ManualClock, presentMs: () => number): Promise<void> {
  for (;;) {
    const behindMs = presentMs() - clock.now();
    if (behindMs <= 0 || behindMs > NEAR_MS) return;
    await clock.advance(behindMs);
  }
}

/** Gives what is under way the time to end, for which the clock has to move. How it ends is for the caller to see. */
async function drain(clock: ManualClock, running: Promise<unknown>): Promise<void> {
  const done = new AbortController();
  const stop = () => done.abort();
  running.then(stop, stop);
  while (!done.signal.aborted) await clock.advance(100);
}
