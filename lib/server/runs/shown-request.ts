import type { RunBody } from './open-source';

const MAX_SHOWN_BYTES = 1_048_576;

/** A request to be shown again; null where there is none or it is larger than 1 MiB. */
export function shownRequest(bytes: number | null, body: RunBody | null): RunBody | null {
  return bytes !== null && bytes <= MAX_SHOWN_BYTES ? body : null;
}
