import { bindCall, splitCall } from './bind-call';
import { compilePlaceholders } from './compile-placeholders';
import type { RenderState } from './generator';
import { randomSource } from './random-source';
import { foldRepeats, repeatMark } from './repeat';
import type { TemplateFault } from './template-fault';

export interface RenderInput {
  /** Position of the record in its batch, from 0. */
  index: number;
  /** Milliseconds since the epoch, what `date.*` tells. */
  nowMs: number;
  /** Records of the same seed and index are the same. A whole number from 0. */
  seed: number;
}

export interface Template {
  render: (input: RenderInput) => string;
}

export type CompiledTemplate =
  | { ok: false; faults: TemplateFault[] }
  | { ok: true; template: Template };

const SALT = 1;

/**
 * Compiles a test-event template: text with `{{generator}}` placeholders in the syntax of the Amazon Kinesis Data
 * Generator, and `{{repeat(3)}}…{{end}}` around what a record holds several times. Arguments are JSON and nothing is
 * evaluated as code.
 * @see https://awslabs.github.io/amazon-kinesis-data-generator/web/help.html
 */
export function compileTemplate(text: string): CompiledTemplate {
  const compiled = compilePlaceholders(text, (placeholder) => {
    const call = splitCall(placeholder.body);
    return repeatMark(call, placeholder) ?? { placeholder, produce: bindCall(call) };
  });
  if (!compiled.ok) return compiled;
  const folded = foldRepeats(compiled.parts);
  if (!folded.ok) return folded;
  const render = ({ index, nowMs, seed }: RenderInput) => {
    const state: RenderState = { index, nowMs, random: randomSource(seed, index, SALT) };
    return folded.produce(state);
  };
  return { ok: true, template: { render } };
}
