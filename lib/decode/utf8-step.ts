import type { Step } from './decode-step';

const STRICT = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const BOM = '\ufeff';
const BOM_BYTES = 3;

/** Strict UTF-8: one wrong byte and the record is not text, rather than text with replacement characters. */
export const utf8Step: Step = {
  name: 'utf-8',
  applies: ({ bytes }) => bytes.length > 0,
  run(payload) {
    const { bytes } = payload;
    let text: string;
    try {
      text = STRICT.decode(bytes);
    } catch {
      return { reason: 'not valid UTF-8' };
    }
    if (!text.startsWith(BOM)) return { payload: { ...payload, text }, detail: 'valid UTF-8' };
    return {
      payload: { ...payload, bytes: bytes.subarray(BOM_BYTES), text: text.slice(BOM.length) },
      detail: 'valid UTF-8 after a byte order mark',
      notices: ['starts with a byte order mark (EF BB BF), which is left out here'],
    };
  },
};
