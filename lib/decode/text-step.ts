import type { Step } from './decode-step';
import { firstBinaryCharacter, hiddenCharacterNotices } from './hidden-characters';

/** Text for reading; control characters that no text has mean that the bytes are something else. */
export const textStep: Step = {
  name: 'text',
  applies: ({ bytes, text }) => text !== undefined || bytes.length === 0,
  run({ text = '' }) {
    if (text === '') return { view: 'text', detail: 'the record is empty' };
    const binary = firstBinaryCharacter(text);
    if (binary) return { reason: `contains the control character ${binary}` };
    return { view: 'text', detail: 'plain text', notices: hiddenCharacterNotices(text) };
  },
};
