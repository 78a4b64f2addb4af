import { member, postRaw } from './raw-call';

/** What a server made of a request, as far as two servers can be compared. */
export interface RawOutcome {
  /** Of the error; '' where there is none. */
  error: string;
  /** Of the answer: names and kinds of its members. */
  shape: string;
}

/** Posts a request as it is, right or wrong. */
export async function rawOutcome(
  url: string,
  operation: string,
  body: unknown,
): Promise<RawOutcome> {
  const { status, json } = await postRaw(url, operation, JSON.stringify(body));
  if (status === 200) return { error: '', shape: shapeOf(json) };
  const name = member(json, '__type').replace(/^.*#/, '');
  return { error: name || `unnamed error ${status}`, shape: '' };
}

/** Members in order of their names, those that are null left out; lists by the kinds of their items. */
function shapeOf(value: unknown): string {
  if (Array.isArray(value)) return `[${[...new Set(value.map(shapeOf))].toSorted().join('|')}]`;
  if (typeof value !== 'object' || value === null) return typeof value;
  const members = Object.entries(value).flatMap(([name, one]) =>
    one === null ? [] : `${name}:${shapeOf(one)}`,
  );
  return `{${members.toSorted().join(',')}}`;
}
