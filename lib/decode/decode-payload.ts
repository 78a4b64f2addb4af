import type { DecodeStep } from '@/lib/contract/record';
import type { Allowance } from './allowance';
import { avroStep, cborStep, messagePackStep, protobufStep } from './binary-step';
import { cloudWatchLogsStep } from './cloudwatch-logs-step';
import type { CompiledSettings } from './compile-settings';
import type { Payload, Step, StepResult } from './decode-step';
import { DecodedPayload } from './decoded-payload';
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
  settings: CompiledSettings;
  allowance: Allowance;
}

/** Makes one payload readable, with every step that was tried and why it failed. Never throws. */
export function decodePayload(bytes: Uint8Array, room: DecodeRoom): DecodedPayload {
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
    if (result.notices) notices.push(...result.notices);
    if ('view' in result) {
      return new DecodedPayload({ result, payload, original: bytes, steps, notices });
    }
    payload = result.payload;
  }
  // Not reached while the chain ends in hex, which fits everything.
  const result = { view: 'hex', detail: '' } as const;
  return new DecodedPayload({ result, payload: { bytes }, original: bytes, steps, notices });
}

function run(step: Step, payload: Payload, { settings, allowance }: DecodeRoom): StepResult {
  const wanted = settings.steps?.has(step.name) ?? false;
  if (settings.steps && !wanted && !ALWAYS.has(step)) return undefined;
  const context = { settings, allowance, wanted };
  return step.applies(payload, context) ? step.run(payload, context) : undefined;
}
