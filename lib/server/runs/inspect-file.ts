import type { FileFormat, UploadAnswer } from '@/lib/contract/run';
import { AppError } from '@/lib/errors';
import { csvRows } from './csv-rows';
import { fileFault, fileLines } from './file-lines';

/** What a file is, read as each format. */
export interface Inspection {
  records: UploadAnswer['records'];
  /** Why it is none of a format, where it is none. */
  faults: Partial<Record<FileFormat, string>>;
}

/** Reads a file through as each format, with exactly what reads it when it is sent. */
export async function inspectFile(file: string): Promise<Inspection> {
  const faults: Inspection['faults'] = {};
  const count = async (format: FileFormat, counted: Promise<number>): Promise<number | null> => {
    try {
      return await counted;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      faults[format] = error.fields?.[0]?.message ?? error.message;
      return null;
    }
  };
  const text = await count('text_lines', countLines(file));
  const json = await count('json_lines', countJsonLines(file));
  // What is no text, or has a line that no record could hold, is no CSV either.
  const csv = await count('csv', text === null ? noText(faults.text_lines) : countRows(file));
  return { records: { json_lines: json, text_lines: text, csv, binary: 1 }, faults };
}

const noText = (message = 'is not text') => Promise.reject(fileFault(message));

async function countLines(file: string): Promise<number> {
  let count = 0;
  for await (const _ of fileLines(file)) count++;
  return count;
}

async function countJsonLines(file: string): Promise<number> {
  let count = 0;
  for await (const { number, text } of fileLines(file)) {
    if (!isJson(text)) throw fileFault(`line ${number} is not JSON`);
    count++;
  }
  return count;
}

async function countRows(file: string): Promise<number> {
  let count = 0;
  for await (const _ of csvRows(file)) count++;
  return count;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const BY_ENDING: readonly [RegExp, FileFormat][] = [
  [/\.(csv|tsv)$/i, 'csv'],
  [/\.(jsonl|ndjson)$/i, 'json_lines'],
  [/\.(txt|log)$/i, 'text_lines'],
];
/** Mostly one document over many lines. */
const JSON_ENDING = /\.json$/i;

/**
 * The format that a file's name promises, kept or not: what breaks the promise is then told in its place, and no half of
 * a row is sent as if it were a record. Else the first that its content bears out.
 */
export function suggestFormat(name: string, { records }: Inspection): FileFormat {
  const promised = BY_ENDING.find(([ending]) => ending.test(name));
  if (promised) return promised[1];
  if (records.json_lines) return 'json_lines';
  return records.text_lines && !JSON_ENDING.test(name) ? 'text_lines' : 'binary';
}
