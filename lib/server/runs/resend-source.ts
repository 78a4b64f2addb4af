import 'server-only';
import { invalidField } from '@/lib/errors';
import { BatchFaults } from '@/lib/server/batch-faults';
import type { Draft } from '@/lib/server/draft';
import { givenDraft } from '@/lib/server/given-draft';
import { type DraftSource, listSource } from './draft-source';
import { readVerdicts } from './read-verdicts';
import type { JournalPlace, RunBook } from './run-book';
import type { RunDocument } from './run-document';
import { countVerdicts } from './verdict-index';

type Resend = NonNullable<RunDocument['resend']>;

/**
 * The records of a run that were not delivered, in the order of their verdicts.
 * @throws invalid_input, from `take`, where one cannot be made again
 */
export async function resendSource(
  book: RunBook,
  stream: string,
  { run, statuses }: Resend,
): Promise<DraftSource> {
  const place = await book.journal(stream, run);
  const asked = [...new Set(statuses)];
  const planned = asked.reduce((sum, status) => sum + countVerdicts(place.blocks, status), 0);
  return listSource({ planned, drafts: undelivered(place, asked) });
}

/** @throws invalid_input where a record cannot be sent again, which a crash and a source that is gone may bring about */
export async function checkResend(book: RunBook, stream: string, resend: Resend): Promise<void> {
  const source = await resendSource(book, stream, resend);
  await source.skip(source.planned ?? 0);
  await source.close();
}

async function* undelivered(
  { file, blocks }: JournalPlace,
  statuses: readonly string[],
): AsyncGenerator<Draft> {
  const faults = new BatchFaults();
  for await (const { status, index, record } of readVerdicts({
    file,
    blocks,
    filter: 'undelivered',
  })) {
    if (!statuses.includes(status)) continue;
    if (!record) {
      throw invalidField(
        'statuses',
        `record at index ${index} cannot be made again: its source is gone`,
      );
    }
    const draft = givenDraft(record, 'statuses', faults);
    faults.throwIfAny();
    if (draft) yield draft;
  }
}
