import { z } from 'zod';
import { type Verdict, verdictSchema } from '@/lib/contract/batch';

/** Written ahead: up to so many records have been handed over by then, and what they were made from. */
const markSchema = z.strictObject({
  /** Records from the start of the run to the end of this slice. */
  made: z.int(),
  /** Of all these records, data and keys. */
  bytes: z.int(),
  /** The time that the slice was made with. */
  nowMs: z.number(),
});
export type Mark = z.infer<typeof markSchema>;

const kindSchema = z.union([z.looseObject({ index: z.int() }), z.looseObject({ made: z.int() })]);

/** A line of a journal; null for what is none, such as the last line after a crash. */
export function parseJournalLine(text: string): Mark | Verdict | null {
  try {
    const line = kindSchema.safeParse(JSON.parse(text)).data;
    if (line === undefined) return null;
    return ('made' in line ? markSchema : verdictSchema).safeParse(line).data ?? null;
  } catch {
    return null;
  }
}

export const isMark = (line: Mark | Verdict): line is Mark => 'made' in line;
