import { isUtf8 } from 'node:buffer';
import { AppError } from '@/lib/errors';
import type { RecordLine } from '@/lib/server/line-drafts';
import { splitLines } from './split-lines';

/** Of the largest record that any stream takes, and no line that is longer is one. */
export const MAX_RECORD_BYTES = 10 * 1_048_576;
const BYTE_ORDER_MARK = '\ufeff';

/** What keeps a file from being read as a format. */
export function fileFault(message: string): AppError {
  const fields = [{ field: 'file.format', message }];
  return new AppError('invalid_input', `file.format: ${message}`, { fields });
}

/**
 * The lines of a file that are not empty, read as they are asked for.
 * @throws invalid_input naming the line that is not UTF-8 or longer than 10 MiB
 */
export async function* fileLines(file: string): AsyncGenerator<RecordLine> {
  for await (const { number, bytes } of splitLines(file, MAX_RECORD_BYTES, lineTooLong)) {
    if (!isUtf8(bytes)) throw fileFault(`line ${number} is not UTF-8`);
    const whole = bytes.toString('utf8');
    const text = number === 1 && whole.startsWith(BYTE_ORDER_MARK) ? whole.slice(1) : whole;
    if (text.trim() !== '') yield { number, text: text.endsWith('\r') ? text.slice(0, -1) : text };
  }
}

const lineTooLong = (line: number) => fileFault(`line ${line} is longer than 10 MiB`);
