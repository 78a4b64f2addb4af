import type { DecodedData, DecodeStep, LogEvent } from '@/lib/contract/record';
import { type CutText, cutBytes, cutHex, cutRaw, cutText } from './cut';
import type { Payload, StepResult } from './decode-step';

export type View = Extract<StepResult, { view: unknown }>;

interface Found {
  result: View;
  payload: Payload;
  /** The payload as it stands in the stream. */
  original: Uint8Array;
  steps: readonly DecodeStep[];
  notices: readonly string[];
}

/** A payload as the chain understood it. Its texts are made when they are asked for, and only as long as asked for. */
export class DecodedPayload {
  readonly kind: DecodedData['kind'];
  /** Bytes that decoding made and that this holds on to. */
  readonly madeBytes: number;
  readonly #found: Found;

  constructor(found: Found) {
    const { result, payload } = found;
    this.kind = result.view;
    this.#found = found;
    this.madeBytes = (payload.unpacked ? payload.bytes.length : 0) + (result.json?.length ?? 0);
  }

  /** The text that is shown, at most `maxBytes` bytes of UTF-8. */
  text(maxBytes: number): CutText {
    const { result, payload } = this.#found;
    if (result.json !== undefined) return cutText(result.json, maxBytes);
    if (result.view === 'hex') return cutHex(payload.bytes, maxBytes);
    return payload.text !== undefined && payload.bytes.length <= maxBytes
      ? { text: payload.text, truncated: false }
      : cutBytes(payload.bytes, maxBytes);
  }

  /** As the pages show it, each of its texts at most `maxTextBytes` bytes of UTF-8. */
  view(maxTextBytes: number): DecodedData {
    const { result, payload, steps, notices } = this.#found;
    const own = result.json === undefined && !payload.unpacked && !payload.framed;
    return {
      kind: this.kind,
      ...this.text(maxTextBytes),
      steps: [...steps],
      notices: [...notices],
      ...(!own && { raw: this.#raw(maxTextBytes) }),
      ...(result.logEvents && { logEvents: fitting(result.logEvents, maxTextBytes) }),
    };
  }

  /** The record's own bytes: as text where they are text that was only arranged anew, else as hex digits. */
  #raw(maxTextBytes: number) {
    const { payload, original } = this.#found;
    const asText = payload.text !== undefined && !payload.unpacked && !payload.framed;
    return asText
      ? { kind: 'text' as const, ...cutBytes(payload.bytes, maxTextBytes) }
      : cutRaw(original, maxTextBytes);
  }
}

function fitting(events: readonly LogEvent[], maxTextBytes: number): LogEvent[] {
  let left = maxTextBytes;
  return events.filter(({ message }) => {
    left -= Buffer.byteLength(message);
    return left >= 0;
  });
}
