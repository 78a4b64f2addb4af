import { showHidden } from './text-runs';

const ESCAPED = /\\(?:\\|u(?:061c|200[ef]|202[a-e]|206[6-9]))/gi;

/**
 * JSON as a value for the tree, with characters that turn the reading order named instead; undefined where there is no
 * tree to show (a bare text or number, or text that was cut).
 */
export function parseTree(text: string): object | undefined {
  // In valid JSON such characters stand inside strings only, as they are or escaped; an escaped backslash is neither.
  const visible = showHidden(text).replaceAll(ESCAPED, (escape) =>
    escape === '\\\\' ? escape : `‹U+${escape.slice(2).toUpperCase()}›`,
  );
  try {
    const value: unknown = JSON.parse(visible);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
