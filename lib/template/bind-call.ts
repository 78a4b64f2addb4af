import type { Produce } from './generator';
import { GENERATORS } from './generators';
import { PlaceholderFault } from './template-fault';

const CALL = /^([A-Za-z][A-Za-z0-9_.]*)\s*(?:\(([\s\S]*)\))?$/;

/**
 * Binds the body of a placeholder, `name` or `name(argument as JSON)`, to its generator. Nothing is evaluated.
 * @throws PlaceholderFault for a form that is no call, an unknown generator and a bad argument
 */
export function bindCall(body: string): Produce {
  if (body === '') throw new PlaceholderFault('the placeholder is empty');
  const [, name, args = ''] = CALL.exec(body) ?? [];
  if (name === undefined) {
    throw new PlaceholderFault('a placeholder reads {{name}} or {{name(argument)}}');
  }
  const generator = GENERATORS.get(name);
  if (!generator) throw new PlaceholderFault(`there is no generator '${name}'`);
  try {
    return generator(parseArguments(args));
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
