import type { Produce } from './generator';
import { GENERATORS } from './generators';
import { PlaceholderFault } from './template-fault';

const CALL = /^([A-Za-z][A-Za-z0-9_.]*)\s*(?:\(([\s\S]*)\))?$/;

/** The body of a placeholder: `name` or `name(argument as JSON)`. */
export interface Call {
  name: string;
  /** Not parsed yet; empty where there is none. */
  argument: string;
}

/** @throws PlaceholderFault for a form that is no call */
export function splitCall(body: string): Call {
  if (body === '') throw new PlaceholderFault('the placeholder is empty');
  const [, name, argument = ''] = CALL.exec(body) ?? [];
  if (name !== undefined) return { name, argument };
  throw new PlaceholderFault('a placeholder reads {{name}} or {{name(argument)}}');
}

/**
 * Binds a call to its generator. Nothing is evaluated.
 * @throws PlaceholderFault for an unknown generator and a bad argument
 */
export function bindCall(call: Call): Produce {
  const generator = GENERATORS.get(call.name);
  if (!generator) throw new PlaceholderFault(`there is no generator '${call.name}'`);
  return withArguments(call, generator);
}

/** Hands a call's arguments to what takes them, and names the call in its faults. @throws PlaceholderFault */
export function withArguments<T>(
  { name, argument }: Call,
  take: (args: readonly unknown[]) => T,
): T {
  try {
    return take(parseArguments(argument));
  } catch (error) {
    if (error instanceof PlaceholderFault) throw new PlaceholderFault(`${name}: ${error.message}`);
    throw error;
  }
}

function parseArguments(text: string): readonly unknown[] {
  try {
    const parsed: unknown = JSON.parse(`[${text}]`);
    return Array.isArray(parsed) ? parsed : [];
  } catch {
    throw new PlaceholderFault('the argument is not JSON (strings and names take double quotes)');
  }
}
