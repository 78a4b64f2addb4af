/** Columns that every record has, beside those of the fields of its payload. */
export const OWN_COLUMNS = [
  'arrival',
  'shard',
  'sequence',
  'key',
  'size',
  'kind',
  'payload',
] as const;
export type OwnColumn = (typeof OWN_COLUMNS)[number];

export const COLUMN_NAMES: Readonly<Record<OwnColumn, string>> = {
  arrival: 'Arrival',
  shard: 'Shard',
  sequence: 'Sequence number',
  key: 'Partition key',
  size: 'Size',
  kind: 'Kind',
  payload: 'Payload',
};

/** What is shown until the reader chooses. */
export const USUAL_COLUMNS: readonly string[] = [
  'arrival',
  'shard',
  'key',
  'size',
  'kind',
  'payload',
];
const MOST_COLUMNS = 30;

export const isOwnColumn = (id: string): id is OwnColumn =>
  OWN_COLUMNS.some((column) => column === id);

/** Whether the id is the path of a field of the payload, such as data.user.id */
const isField = (id: string) => /^data(?:$|[.[])/.test(id);

/** The path as it is read: without the `data.` that all fields have. */
export const fieldName = (path: string) => path.replace(/^data\.(?=.)/, '');

/** What of a list of columns, which anyone may write into an address, can be shown; undefined where nothing can. */
export function knownColumns(ids: readonly string[]): readonly string[] | undefined {
  const known = [...new Set(ids)].filter((id) => isOwnColumn(id) || isField(id));
  return known.length > 0 ? known.slice(0, MOST_COLUMNS) : undefined;
}

/** Adds a column at the end, but before a payload there: that takes what is left of the width. */
export function withColumn(columns: readonly string[], id: string): readonly string[] {
  const before = columns.at(-1) === 'payload' && id !== 'payload' ? -1 : columns.length;
  return columns.toSpliced(before, 0, id);
}

/** Exchanges a column with its neighbour. */
export function movedColumn(columns: readonly string[], id: string, step: -1 | 1) {
  const from = columns.indexOf(id);
  const to = from + step;
  if (from < 0 || to < 0 || to >= columns.length) return columns;
  return columns.toSpliced(from, 1).toSpliced(to, 0, id);
}

/** Columns as they are remembered; undefined where the text holds none. */
export function parseColumns(text: string): readonly string[] | undefined {
  if (text === '') return undefined;
  try {
    const ids: unknown = JSON.parse(text);
    if (!Array.isArray(ids)) return undefined;
    return knownColumns(ids.filter((id) => typeof id === 'string'));
  } catch {
    return undefined;
  }
}
