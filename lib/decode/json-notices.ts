import { hiddenCharacterNotices } from './hidden-characters';
import { listed } from './listed';
import type { JsonFindings } from './scan-json';

/** What a reader of JSON must know: what JSON.parse would lose on the way, and what the eye does not see. */
export function jsonNotices(text: string, found: JsonFindings): readonly string[] {
  return [
    ...listed('contains numbers that JavaScript cannot hold exactly', found.inexactNumbers),
    ...listed('duplicate keys', found.duplicateKeys),
    ...(found.complete ? [] : ['so large that not all of its keys and numbers were checked']),
    ...hiddenCharacterNotices(text),
  ];
}
