export interface RawAnswer {
  status: number;
  /** The error's name, without the namespace that some protocols put before it. */
  name: string;
  message: string;
}

/** Posts JSON that the SDK's client would not send, signed in form only. */
export async function rawCall(url: string, operation: string, body: string): Promise<RawAnswer> {
  const { status, json } = await postRaw(url, operation, body);
  return {
    status,
    name: member(json, '__type').replace(/^.*#/, ''),
    message: member(json, 'message'),
  };
}

/** The same, with the whole answer. */
export async function postRaw(url: string, operation: string, body: string) {
  const answer = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `Kinesis_20131202.${operation}`,
      'x-amz-date': '20260101T000000Z',
      authorization:
        'AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/kinesis/aws4_request, SignedHeaders=host, Signature=0',
    },
    body,
  });
  const text = await answer.text();
  const json: unknown = text === '' ? {} : JSON.parse(text);
  return { status: answer.status, json };
}

/** A text member of an answer; '' where there is none. */
export function member(value: unknown, name: string): string {
  if (typeof value !== 'object' || value === null) return '';
  const found: unknown = Object.entries(value).find(([key]) => key === name)?.[1];
  return typeof found === 'string' ? found : '';
}
