import type { DecodedData } from '@/lib/contract/record';
import { type Payload, parsePayload } from '@/lib/format/field-value';

/** Rows in view and those just scrolled past; parsed payloads of 100,000 would fill the memory. */
const MOST_HELD = 2_000;

let held = new WeakMap<DecodedData, Payload>();
let count = 0;

/** The parsed payload of a record, parsed once for all its cells. */
export function payloadOf(data: DecodedData): Payload {
  const known = held.get(data);
  if (known) return known;
  if (count >= MOST_HELD) {
    held = new WeakMap();
    count = 0;
  }
  const payload = parsePayload(data);
  held.set(data, payload);
  count++;
  return payload;
}
