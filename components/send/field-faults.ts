import type { ClientProblem } from '@/lib/client/client-problem';

/** What the server found wrong at a field or anything under it, as one text; undefined for nothing. */
export function faultAt(problem: ClientProblem | undefined, field: string): string | undefined {
  const messages = (problem?.fields ?? [])
    .filter((fault) => fault.field === field || fault.field.startsWith(`${field}.`))
    .map(({ message }) => message);
  const [first, ...rest] = messages;
  if (first === undefined) return undefined;
  return rest.length === 0 ? first : `${first} (and ${rest.length} more)`;
}

/** A fault of a template with the text that it is about. */
export interface PlacedFault {
  start: number;
  end: number;
  message: string;
}

const PLACE = /^line (\d+), column (\d+): (.*)$/s;

/** Finds the place that the server gives a template's fault in words; faults without one are left out. */
export function placeFaults(text: string, messages: readonly string[]): PlacedFault[] {
  const lines = text.split('\n');
  return messages.flatMap((whole) => {
    const [, line, column, message] = PLACE.exec(whole) ?? [];
    if (message === undefined) return [];
    const before = lines.slice(0, Number(line) - 1).join('\n');
    const start = (before === '' && line === '1' ? 0 : before.length + 1) + Number(column) - 1;
    const close = text.indexOf('}}', start);
    const lineEnd = text.indexOf('\n', start);
    const end = close >= 0 ? close + 2 : lineEnd >= 0 ? lineEnd : text.length;
    return [{ start, end, message }];
  });
}
