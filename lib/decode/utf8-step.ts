import type { Step } from './decode-step';
import { utf8Text } from './utf8-text';

const BOM = '\ufeff';
const BOM_BYTES = 3;

/** Strict UTF-8: one wrong byte and the record is not text, rather than text with replacement characters. */
export const utf8Step: Step = {
  name: 'utf-8',
  applies: ({ bytes }) => bytes.length > 0,
  run(payload) {
    const { bytes } = payload;
    const text = utf8Text(bytes);
    if (text === undefined) return { reason: 'not valid UTF-8' };
    if (!text.startsWith(BOM)) return { payload: { ...payload, text }, detail: 'valid UTF-8' };
    return {
      payload: { ...payload, bytes: bytes.subarray(BOM_BYTES), text: text.slice(BOM.length) },
      detail: 'valid UTF-8 after a byte order mark',
      notices: ['starts with a byte order mark (EF BB BF), which is left out here'],
    };
  },
};
