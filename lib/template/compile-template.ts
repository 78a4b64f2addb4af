import { bindCall } from './bind-call';
import { compilePlaceholders } from './compile-placeholders';
import { randomSource } from './random-source';
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
 * Generator. Arguments are JSON and nothing is evaluated as code.
 * @see https://awslabs.github.io/amazon-kinesis-data-generator/web/help.html
 */
export function compileTemplate(text: string): CompiledTemplate {
  const compiled = compilePlaceholders(text, bindCall);
  if (!compiled.ok) return compiled;
  const { parts } = compiled;
  const render = ({ index, nowMs, seed }: RenderInput) => {
    const state = { index, nowMs, random: randomSource(seed, index, SALT) };
    let rendered = '';
    for (const part of parts) rendered += typeof part === 'string' ? part : part(state);
    return rendered;
  };
  return { ok: true, template: { render } };
}
