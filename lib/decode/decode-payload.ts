import type { DecodedData, DecodeStep, LogEvent } from '@/lib/contract/record';
import type { Allowance } from './allowance';
import { avroStep, cborStep, messagePackStep, protobufStep } from './binary-step';
import { cloudWatchLogsStep } from './cloudwatch-logs-step';
import type { CompiledSettings } from './compile-settings';
import { cutBytes, cutHex, cutRaw } from './cut';
import type { Payload, Step, StepResult } from './decode-step';
import { glueStep } from './glue-step';
import { hexStep } from './hex-step';
import { jsonLinesStep } from './json-lines-step';
import { jsonStep } from './json-step';
import { textStep } from './text-step';
import { brotliStep, unpackSteps } from './unpack-step';
import { utf8Step } from './utf8-step';

/** The schemas of the settings stand before the formats that are only guessed. */
const CHAIN: readonly Step[] = [
  ...unpackSteps,
  brotliStep,
  glueStep,
  utf8Step,
  cloudWatchLogsStep,
  jsonStep,
  jsonLinesStep,
  avroStep,
  protobufStep,
  messagePackStep,
  cborStep,
  textStep,
  hexStep,
];
const ALWAYS: ReadonlySet<Step> = new Set([utf8Step, textStep, hexStep]);

export interface DecodeRoom {
  /** Most bytes of UTF-8 that the answer's text may take; a longer one is cut at a character's border. */
  maxTextBytes: number;
  settings: CompiledSettings;
  allowance: Allowance;
}

type View = Extract<StepResult, { view: unknown }>;

/** Makes one payload readable, with every step that was tried and why it failed. Never throws. */
export function decodePayload(bytes: Uint8Array, room: DecodeRoom): DecodedData {
  const steps: DecodeStep[] = [];
  const notices: string[] = [];
  let payload: Payload = { bytes };
  for (const step of CHAIN) {
    const result = run(step, payload, room);
    if (!result) continue;
    if ('reason' in result) {
      steps.push({ step: step.name, ok: false, detail: result.reason });
      continue;
    }
    steps.push({ step: step.name, ok: true, detail: result.detail });
    notices.push(...(result.notices ?? []));
    if ('view' in result) {
      return {
        ...shown(result, payload, { bytes, maxTextBytes: room.maxTextBytes }),
        steps,
        notices,
      };
    }
    payload = result.payload;
  }
  // Not reached while the chain ends in hex, which fits everything.
  return { kind: 'hex', ...cutHex(bytes, room.maxTextBytes), steps, notices };
}

function run(step: Step, payload: Payload, { settings, allowance }: DecodeRoom): StepResult {
  const wanted = settings.steps?.has(step.name) ?? false;
  if (settings.steps && !wanted && !ALWAYS.has(step)) return undefined;
  const context = { settings, allowance, wanted };
  return step.applies(payload, context) ? step.run(payload, context) : undefined;
}

interface Original {
  bytes: Uint8Array;
  maxTextBytes: number;
}

type Shown = Omit<DecodedData, 'steps' | 'notices'>;

function shown(result: View, payload: Payload, { bytes, maxTextBytes }: Original): Shown {
  const { view, json, logEvents } = result;
  const text = json === undefined ? payload.bytes : Buffer.from(json);
  const cut = view === 'hex' ? cutHex(text, maxTextBytes) : cutBytes(text, maxTextBytes);
  const own = json === undefined && !payload.unpacked && !payload.framed;
  return {
    kind: view,
    ...cut,
    ...(!own && { raw: rawOf(bytes, payload, maxTextBytes) }),
    ...(logEvents && { logEvents: fitting(logEvents, maxTextBytes) }),
  };
}

/** The record's own bytes: as text where they are text that was only arranged anew, else as hex digits. */
function rawOf(bytes: Uint8Array, payload: Payload, maxTextBytes: number) {
  const asText = payload.text !== undefined && !payload.unpacked && !payload.framed;
  return asText
    ? { kind: 'text' as const, ...cutBytes(payload.bytes, maxTextBytes) }
    : cutRaw(bytes, maxTextBytes);
}

function fitting(events: readonly LogEvent[], maxTextBytes: number): LogEvent[] {
  let left = maxTextBytes;
  return events.filter(({ message }) => {
    left -= Buffer.byteLength(message);
    return left >= 0;
  });
}
