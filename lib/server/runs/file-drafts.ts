import { readFile } from 'node:fs/promises';
import type { FileFormat } from '@/lib/contract/run';
import { BatchFaults } from '@/lib/server/batch-faults';
import { bytesDraft, type Draft, textDraft } from '@/lib/server/draft';
import { lineDraft } from '@/lib/server/line-drafts';
import { csvRows } from './csv-rows';
import { fileLines } from './file-lines';

interface Reading {
  format: FileFormat;
  /** Whether lines are `key<TAB>data`. */
  keyed: boolean;
}

/** The records of a file, read as they are asked for. @throws invalid_input naming the line at fault */
export async function* fileDrafts(file: string, { format, keyed }: Reading): AsyncGenerator<Draft> {
  switch (format) {
    case 'binary':
      yield bytesDraft(await readFile(file));
      return;
    case 'csv':
      for await (const row of csvRows(file)) yield textDraft(row);
      return;
    case 'json_lines':
    case 'text_lines':
      yield* lineDrafts(file, keyed);
  }
}

async function* lineDrafts(file: string, keyed: boolean): AsyncGenerator<Draft> {
  const faults = new BatchFaults();
  for await (const line of fileLines(file)) {
    const draft = lineDraft(line, { keyed, field: 'file', faults });
    faults.throwIfAny();
    if (draft) yield draft;
  }
}
