import { formatCount } from '@/lib/format/format-count';
import type { Step } from './decode-step';
import { jsonNotices } from './json-notices';
import { checkedJson, MAX_JSON_CHARACTERS, TOO_LONG } from './json-step';

const STARTS_CONTAINER = /^\s*[[{]/;
const MAX_LINES = 20_000;

/**
 * One JSON object or array a line, at least two of them, shown as one array of the lines as they are.
 * @see https://jsonlines.org
 */
export const jsonLinesStep: Step = {
  name: 'json-lines',
  applies: ({ text }, { wanted }) =>
    text !== undefined && (wanted || (STARTS_CONTAINER.test(text) && text.includes('\n'))),
  run({ text = '' }, { wanted }) {
    if (text.length > MAX_JSON_CHARACTERS) return { reason: TOO_LONG };
    const lines: string[] = [];
    for (const line of linesOf(text)) {
      const reason = faultOf(line, wanted);
      // Where even the first line is none, the text is simply something else.
      if (reason !== undefined && lines.length === 0 && !wanted) return undefined;
      if (reason !== undefined) return { reason: `line ${lines.length + 1}: ${reason}` };
      if (lines.push(line) > MAX_LINES) return { reason: `more than ${MAX_LINES} lines` };
    }
    const json = `[${lines.join(',\n')}]`;
    const found = checkedJson(json);
    if ('reason' in found) return found;
    const detail = `${formatCount(lines.length)} lines of JSON`;
    return { view: 'json', json, detail, notices: jsonNotices(json, found) };
  },
};

/** Scalars by the line are too likely a list of something else, unless lines of JSON were asked for. */
function faultOf(line: string, wanted: boolean): string | undefined {
  if (!wanted && !STARTS_CONTAINER.test(line)) return 'no object or array';
  const found = checkedJson(line);
  return 'reason' in found ? found.reason : undefined;
}

function* linesOf(text: string): Generator<string> {
  for (let start = 0; start < text.length; ) {
    const feed = text.indexOf('\n', start);
    const end = feed < 0 ? text.length : feed;
    const line = text.slice(start, end);
    if (line.trim() !== '') yield line;
    start = end + 1;
  }
}
