import type { Run } from '@/lib/contract/run';

type Given = Pick<Run, 'id' | 'name' | 'stream' | 'source' | 'pace' | 'startedAtMs'>;

interface Beginning extends Given {
  /** Records in all. */
  planned: number;
  resendOf?: string;
}

/** A run of which no record has been made. */
export function newRun({ planned, resendOf, ...given }: Beginning): Run {
  return {
    ...given,
    state: 'running',
    endedAtMs: null,
    resendOf: resendOf ?? null,
    progress: {
      planned,
      made: 0,
      delivered: 0,
      failed: 0,
      unknown: 0,
      withoutVerdict: 0,
      retries: 0,
      throttled: 0,
      bytes: 0,
      elapsedMs: 0,
      recordsPerSecond: 0,
      latencyMs: null,
    },
    problem: null,
  };
}
