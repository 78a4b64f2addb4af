import type { DecodedData, DecodeStepName, LogEvent } from '@/lib/contract/record';
import type { Allowance } from './allowance';
import type { CompiledSettings } from './compile-settings';

/** What the chain works on: the bytes, their text once a step has found it, and whether they were unpacked. */
export interface Payload {
  bytes: Uint8Array;
  text?: string;
  unpacked?: boolean;
  /** Came out of a frame of the Glue Schema Registry. */
  framed?: boolean;
}

export interface StepContext {
  settings: CompiledSettings;
  allowance: Allowance;
  /** Asked for by name, and so to be tried even where the bytes do not look like it. */
  wanted: boolean;
}

interface Found {
  detail: string;
  notices?: readonly string[];
}

/** A view ends the chain; a payload goes on to the next step; a reason says why the step does not fit. */
export type StepResult =
  | (Found & {
      view: DecodedData['kind'];
      /** The text to show where it is not that of the bytes. */
      json?: string;
      logEvents?: readonly LogEvent[];
    })
  | (Found & { payload: Payload })
  | { reason: string; limit?: boolean }
  /** A guess that was wrong, of which nothing is to be said. */
  | undefined;

export interface Step {
  name: Exclude<DecodeStepName, 'kpl'>;
  /** false where the step has nothing to say, so that it is not reported as tried. */
  applies(payload: Payload, context: StepContext): boolean;
  run(payload: Payload, context: StepContext): StepResult;
}
