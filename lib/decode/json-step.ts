import type { Step } from './decode-step';
import { jsonNotices } from './json-notices';
import { type JsonFindings, MAX_JSON_DEPTH, scanJson } from './scan-json';

/** As much as can be checked without making other requests wait. */
export const MAX_JSON_CHARACTERS = 2 * 1024 * 1024;
export const TOO_LONG = 'longer than 2 MiB, so not checked';
/** A longer text is not parsed once more for the sake of a better reason. */
const MAX_EXPLAINED = 256 * 1024;
const REASON_LENGTH = 160;

/** JSON, kept as the text it is; what JSON.parse would lose on the way is said in notices. */
export const jsonStep: Step = {
  name: 'json',
  applies: ({ text }) => text !== undefined && text !== '',
  run({ text = '' }) {
    const found = checkedJson(text);
    if ('reason' in found) return found;
    return { view: 'json', detail: 'valid JSON', notices: jsonNotices(text, found) };
  },
};

/** What is found in valid JSON, or the reason why it is not shown as such. */
export function checkedJson(text: string): JsonFindings | { reason: string } {
  if (text.length > MAX_JSON_CHARACTERS) return { reason: TOO_LONG };
  const found = scanJson(text);
  if (found === 'too deep') {
    return { reason: `valid so far, but nested deeper than ${MAX_JSON_DEPTH} levels` };
  }
  return 'faultAt' in found ? { reason: faultOf(text, found.faultAt) } : found;
}

function faultOf(text: string, faultAt: number): string {
  const plain = `not valid JSON at character ${faultAt}`;
  // Prose, for the most part: an explanation would cost more than all else.
  if (faultAt === 0 || text.length > MAX_EXPLAINED) return plain;
  try {
    JSON.parse(text);
    return plain;
  } catch (error) {
    const message = error instanceof Error ? error.message : plain;
    return message.length <= REASON_LENGTH ? message : `${message.slice(0, REASON_LENGTH)}…`;
  }
}
