interface Closable {
  close(options?: { deadlineMs?: number }): Promise<void>;
}

interface SignalOptions {
  /** Default SIGTERM and SIGINT. */
  signals?: readonly NodeJS.Signals[];
  /** Milliseconds for what is buffered, below the time that the process is given to end. Default 10,000. */
  deadlineMs?: number;
}

/**
 * Drains a producer when the process is told to end, and then lets it end as it would have: by the same signal, unless
 * someone else listens to it. A second signal ends it at once.
 * @returns what stops listening, for a producer that is closed earlier
 */
export function closeOnSignal(
  producer: Closable,
  { signals = ['SIGTERM', 'SIGINT'], deadlineMs = 10_000 }: SignalOptions = {},
): () => void {
  const stop = () => {
    for (const signal of signals) process.removeListener(signal, drain);
  };
  const drain = (signal: NodeJS.Signals) => {
    stop();
    void producer.close({ deadlineMs }).finally(() => {
      if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
    });
  };
  for (const signal of signals) process.on(signal, drain);
  return stop;
}
