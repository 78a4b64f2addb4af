import { replaceInexact } from '@/lib/format/replace-inexact';
import { showHidden } from '@/lib/format/show-hidden';

const ESCAPED = /\\(?:\\|u(?:061c|200[ef]|202[a-e]|206[6-9]))/gi;

/**
 * JSON as a value for the tree, with what a tree would falsify named instead: ‹U+202E› for a character that turns the
 * reading order, ‹9007199254740993› for a number that JavaScript cannot hold. undefined where there is no tree to show
 * (a bare text or number, or text that was cut).
 */
export function parseTree(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(
      replaceInexact(withVisibleOrder(text), (digits) => `"‹${digits}›"`),
    );
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

/** In valid JSON such characters stand inside strings only, as they are or escaped; an escaped backslash is neither. */
function withVisibleOrder(text: string): string {
  return showHidden(text).replaceAll(ESCAPED, (escape) =>
    escape === '\\\\' ? escape : `‹U+${escape.slice(2).toUpperCase()}›`,
  );
}
