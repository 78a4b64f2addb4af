/**
 * When the process is told to end, runs `end` before those hear of it who have listened so far and would end the
 * process at once; without any, the process ends as it would have. A second signal does not wait.
 */
export function endFirst(signal: NodeJS.Signals, end: () => Promise<void>): void {
  const others = process.listeners(signal);
  process.removeAllListeners(signal);
  process.once(signal, () => {
    for (const other of others) process.on(signal, other);
    void end().finally(() => {
      for (const other of others) other(signal);
      if (others.length === 0) process.kill(process.pid, signal);
    });
  });
}
