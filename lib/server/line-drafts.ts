import { partitionKeySchema } from '@/lib/contract/names';
import type { BatchFaults } from './batch-faults';
import { type Draft, textDraft } from './draft';

/** A line that holds a record. */
export interface RecordLine {
  /** In the text, from 1. */
  number: number;
  text: string;
}

/** The lines of a text that are not empty, one by one: a text of 16 MiB may have millions. */
export function* recordLines(text: string): Generator<RecordLine> {
  let from = 0;
  for (let number = 1; from < text.length; number++) {
    const found = text.indexOf('\n', from);
    const to = found < 0 ? text.length : found;
    const line = text.slice(from, to > from && text[to - 1] === '\r' ? to - 1 : to);
    if (line.trim() !== '') yield { number, text: line };
    from = to + 1;
  }
}

export function countRecordLines(text: string): number {
  let count = 0;
  for (const _ of recordLines(text)) count++;
  return count;
}

interface LineRule {
  /** Whether a line is `key<TAB>data`. */
  keyed: boolean;
  /** Of the input, for faults. */
  field: string;
  faults: BatchFaults;
}

/** The record of a line; a keyed line without a key is a fault, and no record. */
export function lineDraft(line: RecordLine, { keyed, field, faults }: LineRule): Draft | undefined {
  if (!keyed) return textDraft(line.text);
  const tab = line.text.indexOf('\t');
  if (tab < 0) {
    faults.add(field, `line ${line.number} has no tab after its key`);
    return undefined;
  }
  const partitionKey = line.text.slice(0, tab);
  const fault = partitionKeySchema.safeParse(partitionKey).error?.issues[0]?.message;
  if (fault) {
    faults.add(field, `line ${line.number}: ${fault}`);
    return undefined;
  }
  return { ...textDraft(line.text.slice(tab + 1)), partitionKey };
}
