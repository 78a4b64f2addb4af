/** What the chain works on: the bytes, and their text once a step has found it. */
export interface Payload {
  bytes: Uint8Array;
  text?: string;
}

/** A view ends the chain; a payload goes on to the next step; a reason says why the step does not fit. */
export type StepResult =
  | { view: 'json' | 'text' | 'hex'; detail: string; notices?: readonly string[] }
  | { payload: Payload; detail: string; notices?: readonly string[] }
  | { reason: string };

export interface Step {
  name: string;
  /** false where the step has nothing to say, so that it is not reported as tried. */
  applies(payload: Payload): boolean;
  run(payload: Payload): StepResult;
}
