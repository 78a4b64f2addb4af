import { setMaxListeners } from 'node:events';

/** Lets any number of calls end with a signal: Node takes more than ten listeners for a leak, and says so. */
export function fanOutSignal(signal: AbortSignal): AbortSignal {
  setMaxListeners(0, signal);
  return signal;
}
