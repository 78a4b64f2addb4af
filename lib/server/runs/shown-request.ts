const MAX_SHOWN_BYTES = 1_048_576;

/** Whether a request is shown again: there is one, and it is not larger than 1 MiB. */
export function isShown(requestBytes: number | null): boolean {
  return requestBytes !== null && requestBytes <= MAX_SHOWN_BYTES;
}
