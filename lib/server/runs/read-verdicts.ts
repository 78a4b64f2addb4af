import { open } from 'node:fs/promises';
import type { Verdict } from '@/lib/contract/batch';
import { isMark, parseJournalLine } from './journal-lines';
import { countIn, isAsked, type VerdictBlock, type VerdictFilter } from './verdict-index';

interface Reading {
  file: string;
  blocks: readonly VerdictBlock[];
  filter: VerdictFilter;
  /** Verdicts of the filter to pass over. Default 0. */
  offset?: number;
}

/** Verdicts of a journal in the order in which they came; blocks without one that is asked for are not read. */
export async function* readVerdicts(reading: Reading): AsyncGenerator<Verdict> {
  const { file, filter } = reading;
  // As they are now: the last one still grows while the run goes on.
  const blocks = reading.blocks.map((block) => ({ ...block }));
  let skip = reading.offset ?? 0;
  for (const block of blocks) {
    const count = countIn(block, filter);
    if (count <= skip) {
      skip -= count;
      continue;
    }
    for (const verdict of await verdictsOf(file, block)) {
      if (!isAsked(verdict, filter)) continue;
      if (skip > 0) skip--;
      else yield verdict;
    }
  }
}

async function verdictsOf(file: string, { fromByte, toByte }: VerdictBlock): Promise<Verdict[]> {
  const handle = await open(file);
  try {
    const buffer = Buffer.alloc(toByte - fromByte);
    await handle.read(buffer, 0, buffer.length, fromByte);
    return buffer
      .toString('utf8')
      .split('\n')
      .flatMap((text) => {
        const line = parseJournalLine(text);
        return line && !isMark(line) ? [line] : [];
      });
  } finally {
    await handle.close();
  }
}
