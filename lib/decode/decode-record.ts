import type { DecodedData, DecodeStep } from '@/lib/contract/record';
import { cutBytes, cutHex } from './cut';
import type { Payload, Step } from './decode-step';
import { hexStep } from './hex-step';
import { jsonStep } from './json-step';
import { textStep } from './text-step';
import { utf8Step } from './utf8-step';

const CHAIN: readonly Step[] = [utf8Step, jsonStep, textStep, hexStep];

interface DecodeOptions {
  /** Most bytes of UTF-8 that the answer's text may take; a longer one is cut at a character's border. */
  maxTextBytes: number;
}

/**
 * Makes a record's bytes readable: JSON, else text, else hex, with every step that was tried and why it failed.
 * Text is exactly what the record holds, never written anew. Never throws.
 */
export function decodeRecord(bytes: Uint8Array, { maxTextBytes }: DecodeOptions): DecodedData {
  const steps: DecodeStep[] = [];
  const notices: string[] = [];
  let payload: Payload = { bytes };
  for (const step of CHAIN) {
    if (!step.applies(payload)) continue;
    const result = step.run(payload);
    if ('reason' in result) {
      steps.push({ step: step.name, ok: false, detail: result.reason });
      continue;
    }
    steps.push({ step: step.name, ok: true, detail: result.detail });
    notices.push(...(result.notices ?? []));
    if ('view' in result) {
      const cut = result.view === 'hex' ? cutHex : cutBytes;
      return { kind: result.view, ...cut(payload.bytes, maxTextBytes), steps, notices };
    }
    payload = result.payload;
  }
  // Not reached while the chain ends in hex, which fits everything.
  return { kind: 'hex', ...cutHex(bytes, maxTextBytes), steps, notices };
}
