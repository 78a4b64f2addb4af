import { Agent, request } from 'node:http';

const agent = new Agent({ keepAlive: true });

/** One call of the Kinesis API with a body that is ready to be sent, so that the server is what is measured. */
export function postJson(url: string, operation: string, body: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const call = request(url, {
      method: 'POST',
      agent,
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'content-length': body.length,
        'x-amz-target': `Kinesis_20131202.${operation}`,
        'x-amz-date': '20260101T000000Z',
        authorization:
          'AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/kinesis/aws4_request, SignedHeaders=host;x-amz-date, Signature=0',
      },
    });
    call.once('error', reject);
    call.once('response', (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.once('error', reject);
      answer.once('end', () => {
        const bytes = Buffer.concat(chunks);
        if (answer.statusCode === 200) resolve(bytes);
        else reject(new Error(`${operation}: ${answer.statusCode} ${bytes.toString()}`));
      });
    });
    call.end(body);
  });
}
