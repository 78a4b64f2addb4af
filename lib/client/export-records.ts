import type { RecordView } from '@/lib/contract/record';
import { csvHead, toCsv } from '@/lib/format/to-csv';
import { toJsonLine } from '@/lib/format/to-json-line';
import { type FileFacts, type FileSink, openDownload, openLargeFile } from './file-sink';

export type ExportFormat = 'json_lines' | 'csv';

export interface ExportProgress {
  records: number;
  /** Characters written, which is bytes but for letters outside of ASCII. */
  characters: number;
}

export interface ExportOptions {
  /** Name of the file without its ending. */
  name: string;
  format: ExportFormat;
  /** Of CSV: what lib/format/to-csv.ts knows, or paths of fields such as data.user.id */
  columns: readonly string[];
  /** It may be more than memory should hold: the reader is asked for a file where the browser can write to one. */
  large: boolean;
  onProgress: (progress: ExportProgress) => void;
  /** Stops; the file keeps what was written until then. */
  signal: AbortSignal;
  /** For tests; by default the browser's own. */
  open?: (facts: FileFacts) => Promise<FileSink | undefined>;
}

const PIECE_CHARACTERS = 262_144;
const FILES: Readonly<Record<ExportFormat, { ending: string; type: string }>> = {
  json_lines: { ending: 'jsonl', type: 'application/x-ndjson' },
  csv: { ending: 'csv', type: 'text/csv;charset=utf-8' },
};

/**
 * Writes records to a file as they come, in pieces of a quarter of a megabyte. The file is closed however it ends, also
 * when the source fails, whose error is then thrown.
 * @returns what was written; undefined where the reader chose no file
 */
export async function exportRecords(
  source: AsyncIterable<RecordView> | Iterable<RecordView>,
  options: ExportOptions,
): Promise<ExportProgress | undefined> {
  const { name, format, columns, large, onProgress, signal } = options;
  const { ending, type } = FILES[format];
  const open = options.open ?? (large ? openLargeFile : async (facts) => openDownload(facts));
  const sink = await open({ name: `${name}.${ending}`, type });
  if (!sink) return undefined;

  const written = { records: 0, characters: 0 };
  let piece = format === 'csv' ? csvHead(columns) : '';
  const flush = async () => {
    const text = piece;
    piece = '';
    written.characters += text.length;
    await sink.write(text);
    onProgress({ ...written });
  };
  try {
    for await (const record of source) {
      if (signal.aborted) break;
      piece += format === 'csv' ? toCsv(record, columns) : toJsonLine(record);
      written.records++;
      if (piece.length >= PIECE_CHARACTERS) await flush();
    }
  } finally {
    await flush();
    await sink.close();
  }
  return written;
}
