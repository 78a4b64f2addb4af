import { PlaceholderFault } from './template-fault';

/** Names and positions from the root of a record down. */
export type RecordPath = readonly (string | number)[];

const STEP = /\.([A-Za-z_$][\w$-]*)|\[(\d{1,9})\]|\[("(?:[^"\\]|\\.)*")\]/y;

/**
 * Parses `$.path.to.field`, `$.list[0]` and `$["any name"]`.
 * @throws PlaceholderFault saying from where on it is no path
 */
export function parseRecordPath(text: string): RecordPath {
  const path: (string | number)[] = [];
  let at = 1;
  while (at < text.length) {
    STEP.lastIndex = at;
    const [step, name, position, quoted] = STEP.exec(text) ?? [];
    if (step === undefined) {
      throw new PlaceholderFault(`'${text}' is no path from '${text.slice(at)}' on`);
    }
    if (name !== undefined) path.push(name);
    else if (position !== undefined) path.push(Number(position));
    else path.push(unquote(quoted ?? ''));
    at += step.length;
  }
  return path;
}

/** The value at a path; undefined where the record has none. Inherited properties are no fields. */
export function valueAt(record: unknown, path: RecordPath): unknown {
  let value = record;
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    if (Array.isArray(value) !== (typeof step === 'number')) return undefined;
    if (!Object.hasOwn(value, step)) return undefined;
    value = Reflect.get(value, step);
  }
  return value;
}

function unquote(quoted: string): string {
  try {
    return String(JSON.parse(quoted));
  } catch {
    throw new PlaceholderFault(`${quoted} is no JSON string`);
  }
}
