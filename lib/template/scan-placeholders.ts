import type { TemplateFault } from './template-fault';

export interface Placeholder {
  /** What stands between the braces, trimmed. */
  body: string;
  offset: number;
  length: number;
}

export interface Scan {
  /** Text and placeholders in the order of the template. */
  parts: (string | Placeholder)[];
  faults: TemplateFault[];
}

const OPEN = '{{';
const CLOSE = '}}';

/** Finds `{{…}}`, where braces and quotes inside the parentheses of a call belong to its argument. */
export function scanPlaceholders(text: string): Scan {
  const parts: Scan['parts'] = [];
  const faults: TemplateFault[] = [];
  let at = 0;
  for (;;) {
    const offset = text.indexOf(OPEN, at);
    parts.push(text.slice(at, offset === -1 ? undefined : offset));
    if (offset === -1) return { parts, faults };
    const end = findClose(text, offset + OPEN.length);
    if (end === -1) {
      const message = `'${OPEN}' is not closed by '${CLOSE}'`;
      // What follows belongs to it as far as anyone can tell, so the scan ends here.
      faults.push({ offset, length: OPEN.length, message });
      return { parts, faults };
    }
    const body = text.slice(offset + OPEN.length, end).trim();
    at = end + CLOSE.length;
    parts.push({ body, offset, length: at - offset });
  }
}

function findClose(text: string, from: number): number {
  let depth = 0;
  let quoted = false;
  for (let at = from; at < text.length; at++) {
    const character = text[at];
    if (quoted) {
      if (character === '\\') at++;
      else if (character === '"') quoted = false;
    } else if (character === '"' && depth > 0) quoted = true;
    else if (character === '(' || character === '[') depth++;
    else if (character === ')' || character === ']') depth--;
    else if (depth <= 0 && text.startsWith(CLOSE, at)) return at;
  }
  return -1;
}
