import type { RecordView } from '@/lib/contract/record';

const MOST_TEXTS = 200;

/** JSON texts of some of the records, evenly from among all: fields are told from these. */
export function fieldTexts(records: readonly RecordView[]): readonly string[] {
  const step = Math.max(1, Math.ceil(records.length / MOST_TEXTS));
  const texts: string[] = [];
  for (let at = 0; at < records.length; at += step) {
    const data = records[at]?.data;
    if (data?.kind === 'json' && !data.truncated) texts.push(data.text);
  }
  return texts;
}
