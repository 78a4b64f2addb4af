import { tabTexts } from './text-store';

/** One record that waits on the send page. */
export interface SingleDraft {
  data: string;
  encoding: 'text' | 'base64';
}

const EMPTY: SingleDraft = { data: '', encoding: 'text' };

/** The name under which a stream's single record is kept. */
export const singleDraftName = (connection: string, stream: string) =>
  `shardlens.single.${connection}/${stream}`;

/** Puts a record on the send page of a stream; up to megabytes, so not through the address. */
export function writeSingleDraft(name: string, draft: SingleDraft): void {
  tabTexts.write(name, JSON.stringify(draft));
}

export function parseSingleDraft(text: string): SingleDraft {
  if (text === '') return EMPTY;
  try {
    const draft: unknown = JSON.parse(text);
    return isDraft(draft) ? draft : EMPTY;
  } catch {
    return EMPTY;
  }
}

function isDraft(value: unknown): value is SingleDraft {
  if (typeof value !== 'object' || value === null) return false;
  if (!('data' in value) || !('encoding' in value)) return false;
  const { data, encoding } = value;
  return typeof data === 'string' && (encoding === 'text' || encoding === 'base64');
}
