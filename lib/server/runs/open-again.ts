import 'server-only';
import { AppError } from '@/lib/errors';
import { BatchFaults } from '@/lib/server/batch-faults';
import { recordMaker } from '@/lib/server/record-maker';
import type { OpenedRun } from './opened-run';
import { openRun } from './prepare-run';
import { resendSource } from './resend-source';
import type { RunBook } from './run-book';
import type { RunDocument } from './run-document';

/** Opens the source of a run a second time; null where it is not there any more. */
export async function openAgain(book: RunBook, document: RunDocument): Promise<OpenedRun | null> {
  const { run, seed, target, resend } = document;
  try {
    if (resend) return await openResend(book, run.stream, resend);
    const body = await book.request(run.stream, run.id);
    return body && (await openRun({ book, body, seed, target }));
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

/** The undelivered records of another run, exactly as they were. */
export async function openResend(
  book: RunBook,
  stream: string,
  resend: NonNullable<RunDocument['resend']>,
): Promise<OpenedRun> {
  const faults = new BatchFaults();
  const source = await resendSource(book, stream, resend);
  return { source, make: recordMaker({ target: null, seed: 0, faults }), faults };
}
