import type { PlacedFault } from './field-faults';

export interface TemplateRun {
  start: number;
  text: string;
  kind: 'text' | 'placeholder' | 'fault';
}

const PLACEHOLDER = /\{\{.*?\}\}/gs;

const within = (start: number) => (range: { start: number; end: number }) =>
  range.start <= start && start < range.end;

/** A template in pieces: plain text, placeholders, and what the server found wrong. */
export function templateRuns(text: string, faults: readonly PlacedFault[]): TemplateRun[] {
  const placeholders = Array.from(text.matchAll(PLACEHOLDER), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  const cuts = [placeholders, faults].flat().flatMap(({ start, end }) => [start, end]);
  const borders = [...new Set([0, ...cuts, text.length])]
    .filter((border) => border <= text.length)
    .toSorted((a, b) => a - b);

  return borders.slice(0, -1).map((start, index) => ({
    start,
    text: text.slice(start, borders[index + 1]),
    kind: faults.some(within(start))
      ? 'fault'
      : placeholders.some(within(start))
        ? 'placeholder'
        : 'text',
  }));
}
