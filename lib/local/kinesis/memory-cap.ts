import type { Clock } from '@/lib/clock';
import type { Account } from './account';
import type { CallStats } from './call-stats';

interface MemoryCap {
  account: Account;
  stats: CallStats;
  clock: Clock;
  memoryCapBytes: number;
  log: ((line: string) => void) | undefined;
}

const SILENCE_MS = 60_000;

/** Drops the oldest records when there are too many, counts them, and says so at most once a minute of the clock. */
export function keepMemoryCap({
  account,
  stats,
  clock,
  memoryCapBytes,
  log,
}: MemoryCap): () => void {
  let saidMs = Number.NEGATIVE_INFINITY;
  return () => {
    const nowMs = clock.now();
    const dropped = account.shed(nowMs);
    if (dropped === 0) return;
    stats.recordsDropped += dropped;
    if (nowMs - saidMs < SILENCE_MS) return;
    saidMs = nowMs;
    const capMib = Math.floor(memoryCapBytes / 1024 / 1024);
    log?.(
      `The records reached the memory cap of ${capMib} MiB: the oldest are dropped, ${stats.recordsDropped} so far.`,
    );
  };
}
