import type { FieldSeen } from '@/lib/filter/filter-fields';

export type SeenField = Pick<FieldSeen, 'path' | 'type' | 'example'>;

export interface Completion {
  /** What is shown, and put in. */
  text: string;
  /** Where the cursor stands afterwards, as an offset into `text`. */
  caret: number;
  hint: string;
}

export interface Completions {
  /** What of the filter is replaced. */
  from: number;
  to: number;
  options: readonly Completion[];
}

const NONE: Completions = { from: 0, to: 0, options: [] };
const MOST_OPTIONS = 10;

const METADATA: readonly Completion[] = [
  whole('data', 'the decoded record'),
  whole('key', 'partition key'),
  whole('shard', 'shard id'),
  whole('sequence', 'sequence number, as text'),
  whole('arrival', 'when it arrived, a timestamp'),
  whole('size', 'bytes of data'),
];
const FUNCTIONS: readonly Completion[] = [
  call('has(', 'whether a field is there'),
  call('size(', 'length of a text or list'),
  call('timestamp("', 'such as "2026-01-31T09:30:00Z"'),
  call('duration("', 'such as "90s" or "1h"'),
  call('int(', 'text as a whole number'),
  call('double(', 'text as a number'),
  call('string(', 'a number as text'),
];
const TEXT_METHODS: readonly Completion[] = [
  call('contains("', 'has the text in it'),
  call('startsWith("', 'begins with the text'),
  call('endsWith("', 'ends with the text'),
  call('matches("', 'fits a regular expression'),
  call('lower()', 'in lower case'),
  call('size()', 'number of characters'),
];
const LIST_METHODS: readonly Completion[] = [
  call('exists(x, ', 'any of its values is such'),
  call('all(x, ', 'each of its values is such'),
  call('size()', 'how many values it has'),
];
const TEXT_METADATA = new Set(['key', 'shard', 'sequence']);

function whole(text: string, hint: string): Completion {
  return { text, caret: text.length, hint };
}

/** Closes what the call opens, behind the cursor. */
function call(opening: string, hint: string): Completion {
  if (opening.endsWith(')')) return whole(opening, hint);
  const closing = opening.endsWith('"') ? '")' : ')';
  return { text: opening + closing, caret: opening.length, hint };
}

interface Asking {
  caret: number;
  fields: readonly SeenField[];
  /** The reader wants to see what there is, also where nothing of a name stands yet. */
  asked: boolean;
}

/** What could stand at the cursor: fields seen in records, metadata, functions, and what can be asked of a field. */
export function completionsAt(filter: string, { caret, fields, asked }: Asking): Completions {
  const before = filter.slice(0, caret);
  if (insideQuotes(before)) return NONE;
  const value = valueAt(before, fields);
  if (value) return value;
  const [token = ''] = /[A-Za-z_][\w.]*$/.exec(before) ?? [];
  if (token === '' && !asked) return NONE;
  const [rest = ''] = /^\w*/.exec(filter.slice(caret)) ?? [];
  const from = caret - token.length;
  const to = caret + rest.length;
  const typed = token + rest;
  const options = [...methodsOf(token, fields), ...namesLike(token, fields)]
    .filter(({ text }) => text !== typed)
    .slice(0, MOST_OPTIONS);
  return { from, to, options };
}

/** An odd number of quotes stands before the cursor, leaving out escaped ones. */
function insideQuotes(before: string): boolean {
  const bare = before.replace(/\\./g, '').replace(/"[^"]*"|'[^']*'/g, '');
  return /["']/.test(bare);
}

/** Behind a comparison of a field, the value that was seen in it. */
function valueAt(before: string, fields: readonly SeenField[]): Completions | undefined {
  const found = /([A-Za-z_][\w.]*)\s*(?:[=!]=|[<>]=?)\s*$/.exec(before);
  const field = fields.find(({ path }) => path === found?.[1]);
  const literal = field && literalOf(field);
  if (literal === undefined) return undefined;
  const options = [whole(literal, 'seen in a record')];
  return { from: before.length, to: before.length, options };
}

/** Long examples are cut, so they are no values. */
function literalOf({ type, example }: SeenField): string | undefined {
  if (example.endsWith('…')) return undefined;
  if (type === 'string') return JSON.stringify(example);
  return type === 'number' || type === 'boolean' ? example : undefined;
}

function methodsOf(token: string, fields: readonly SeenField[]): Completion[] {
  const dot = token.lastIndexOf('.');
  if (dot < 0) return [];
  const base = token.slice(0, dot);
  const part = token.slice(dot + 1);
  const type = TEXT_METADATA.has(base) ? 'string' : fields.find(({ path }) => path === base)?.type;
  const methods = type === 'string' ? TEXT_METHODS : type === 'list' ? LIST_METHODS : [];
  return methods
    .filter(({ text }) => text.startsWith(part))
    .map(({ text, caret, hint }) => ({
      text: `${base}.${text}`,
      caret: base.length + 1 + caret,
      hint,
    }));
}

/** Names that begin with what was typed come before those in which it begins a later part. */
function namesLike(token: string, fields: readonly SeenField[]): Completion[] {
  const part = token.toLowerCase();
  const named = fields.map(({ path, type, example }) => whole(path, `${type}, such as ${example}`));
  const begins = ({ text }: Completion) => text.toLowerCase().startsWith(part);
  const within = ({ text }: Completion) =>
    !text.toLowerCase().startsWith(part) && text.toLowerCase().includes(`.${part}`);
  const fixed = [...METADATA, ...FUNCTIONS].filter(({ text }) => text !== 'data');
  return [
    ...named.filter(begins),
    ...(part === '' ? [] : named.filter(within)),
    ...fixed.filter(begins),
  ];
}
