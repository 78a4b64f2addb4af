export interface RawAnswer {
  status: number;
  /** The error's name, without the namespace that some protocols put before it. */
  name: string;
  message: string;
}

/** Posts JSON that the SDK's client would not send, signed in form only. */
export async function rawCall(url: string, operation: string, body: string): Promise<RawAnswer> {
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
  const error: unknown = text === '' ? {} : JSON.parse(text);
  return {
    status: answer.status,
    name: member(error, '__type').replace(/^.*#/, ''),
    message: member(error, 'message'),
  };
}

function member(value: unknown, name: string): string {
  if (typeof value !== 'object' || value === null) return '';
  const found: unknown = Object.entries(value).find(([key]) => key === name)?.[1];
  return typeof found === 'string' ? found : '';
}
