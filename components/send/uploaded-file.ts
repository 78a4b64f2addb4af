import type { UploadAnswer } from '@/lib/contract/run';

/** A file that the server holds. Of one that an earlier run sent, only the id is known. */
export interface UploadedFile {
  id: string;
  name: string;
  sizeBytes: number | null;
  records: UploadAnswer['records'] | null;
}

/** The file of a text that was kept in the browser; undefined where it is none. */
export function parseUploadedFile(text: string): UploadedFile | undefined {
  if (text === '') return undefined;
  try {
    const kept: unknown = JSON.parse(text);
    return isUploadedFile(kept) ? kept : undefined;
  } catch {
    return undefined;
  }
}

function isUploadedFile(value: unknown): value is UploadedFile {
  if (typeof value !== 'object' || value === null) return false;
  const { id, name, sizeBytes, records }: Readonly<Record<string, unknown>> = { ...value };
  return (
    typeof id === 'string' &&
    typeof name === 'string' &&
    (sizeBytes === null || typeof sizeBytes === 'number') &&
    (records === null || typeof records === 'object')
  );
}
