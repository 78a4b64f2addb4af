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
  const answer = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `Kinesis_20131202.${operation}`,
      'x-amz-date': '20260101T000000Z',
      authorization:
        'AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/kinesis/aws4_request, SignedHeaders=host, Signature=0',
    },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  const json: unknown = text === '' ? {} : JSON.parse(text);
  if (answer.status === 200) return { error: '', shape: shapeOf(json) };
  const type: unknown = typeof json === 'object' && json ? Reflect.get(json, '__type') : undefined;
  return { error: String(type).replace(/^.*#/, ''), shape: '' };
}

/** Members in order of their names, those that are null left out; lists by the kinds of their items. */
function shapeOf(value: unknown): string {
  if (Array.isArray(value)) return `[${[...new Set(value.map(shapeOf))].toSorted().join('|')}]`;
  if (typeof value !== 'object' || value === null) return typeof value;
  const members = Object.entries(value).flatMap(([name, member]) =>
    member === null ? [] : `${name}:${shapeOf(member)}`,
  );
  return `{${members.toSorted().join(',')}}`;
}
