import type { Step } from './decode-step';
import { hiddenCharacterNotices } from './hidden-characters';
import { inspectJson, MAX_JSON_DEPTH } from './inspect-json';
import { listed } from './listed';

const REASON_LENGTH = 160;

/** JSON, kept as the text it is; what JSON.parse would lose on the way is said in notices. */
export const jsonStep: Step = {
  name: 'json',
  applies: ({ text }) => text !== undefined && text !== '',
  run({ text = '' }) {
    try {
      JSON.parse(text);
    } catch (error) {
      return { reason: shortReason(error) };
    }
    const found = inspectJson(text);
    if (found === 'too deep') {
      return { reason: `valid JSON, but nested deeper than ${MAX_JSON_DEPTH} levels` };
    }
    return {
      view: 'json',
      detail: 'valid JSON',
      notices: [
        ...listed('contains numbers that JavaScript cannot hold exactly', found.inexactNumbers),
        ...listed('duplicate keys', found.duplicateKeys),
        ...hiddenCharacterNotices(text),
      ],
    };
  },
};

function shortReason(error: unknown): string {
  const message = error instanceof Error ? error.message : 'not valid JSON';
  return message.length <= REASON_LENGTH ? message : `${message.slice(0, REASON_LENGTH)}…`;
}
