import type { IncomingMessage } from 'node:http';
import type { Http2ServerRequest } from 'node:http2';
import { gunzipSync } from 'node:zlib';
import { ServiceFault } from './service-fault';

/**
 * Collects a request body and undoes gzip, as large PutMetricData calls arrive compressed.
 * @throws ServiceFault RequestEntityTooLargeException over `maxBytes`, before or after decompression;
 *   SerializationException when the gzip stream is broken.
 */
export async function readBody(
  request: IncomingMessage | Http2ServerRequest,
  maxBytes: number,
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let total = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue;
    total += chunk.length;
    // Keep draining what is too large: an answer in mid-upload would reach the client as a reset.
    if (total <= maxBytes) chunks.push(chunk);
    else chunks.length = 0;
  }
  if (total > maxBytes) throw tooLarge(maxBytes);
  const [only] = chunks;
  const body = chunks.length === 1 && only ? only : Buffer.concat(chunks, total);
  return request.headers['content-encoding'] === 'gzip' ? gunzip(body, maxBytes) : body;
}

function gunzip(body: Buffer, maxBytes: number): Buffer {
  try {
    return gunzipSync(body, { maxOutputLength: maxBytes });
  } catch (error) {
    if (error instanceof RangeError) throw tooLarge(maxBytes);
    throw new ServiceFault('SerializationException', 'The request body is not valid gzip.');
  }
}

function tooLarge(maxBytes: number): ServiceFault {
  return new ServiceFault(
    'RequestEntityTooLargeException',
    `Request must not be larger than ${maxBytes} bytes.`,
    413,
  );
}
