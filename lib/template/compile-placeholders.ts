import { type Placeholder, scanPlaceholders } from './scan-placeholders';
import { PlaceholderFault, type TemplateFault } from './template-fault';

export type Compiled<P> =
  | { ok: false; faults: TemplateFault[] }
  | { ok: true; parts: (string | P)[] };

/** More tell an author nothing that the first do not. */
const MAX_FAULTS = 50;

/** Scans a text and binds each placeholder; collects what is wrong with any of them, in the order of the text. */
export function compilePlaceholders<P>(
  text: string,
  bind: (placeholder: Placeholder) => P,
): Compiled<P> {
  const { parts, faults } = scanPlaceholders(text);
  const bound = parts.map((part) => {
    if (typeof part === 'string') return part;
    const result = tryBind(part, bind);
    if ('fault' in result) faults.push(result.fault);
    return 'fault' in result ? '' : result.bound;
  });
  if (faults.length > 0) {
    const inOrder = faults.toSorted((a, b) => a.offset - b.offset);
    return { ok: false, faults: inOrder.slice(0, MAX_FAULTS) };
  }
  return { ok: true, parts: bound };
}

function tryBind<P>(
  placeholder: Placeholder,
  bind: (placeholder: Placeholder) => P,
): { bound: P } | { fault: TemplateFault } {
  try {
    return { bound: bind(placeholder) };
  } catch (error) {
    if (!(error instanceof PlaceholderFault)) throw error;
    const { offset, length } = placeholder;
    return { fault: { offset, length, message: error.message } };
  }
}
