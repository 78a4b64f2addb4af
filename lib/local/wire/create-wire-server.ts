import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Clock } from '@/lib/clock';
import { ConnectionDrop } from './connection-drop';
import { type AnyRequest, type AnyResponse, type Listening, listen } from './listen';
import { readBody } from './read-body';
import { ServiceFault } from './service-fault';
import type { WireRequest, WireResponse } from './wire-message';

export interface WireServerOptions {
  handle: (request: WireRequest) => Promise<WireResponse>;
  /** Dates the answers, so that clients correct their signing clock towards it. */
  clock: Pick<Clock, 'now'>;
  /** 0, the default, takes a free port. */
  port?: number;
  /** Of one request body, before and after decompression. Default 16 MiB: 10 MiB of records in base64, and room. */
  maxBodyBytes?: number;
}

const DEFAULT_MAX_BODY_BYTES = 16 * 1024 * 1024;

/** Starts a local service on 127.0.0.1 that answers HTTP/1.1 and h2c clients alike. */
export function createWireServer(options: WireServerOptions): Promise<Listening> {
  const { handle, clock, maxBodyBytes = DEFAULT_MAX_BODY_BYTES } = options;

  async function serve(request: AnyRequest, response: AnyResponse): Promise<void> {
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    const answer = await readBody(request, maxBodyBytes)
      .then((body) => handle(describe(request, body, gone.signal)))
      .catch(answerFailure);
    response.statusCode = answer.status;
    response.setHeader('date', new Date(clock.now()).toUTCString());
    for (const [name, value] of Object.entries(answer.headers)) response.setHeader(name, value);
    await send(response, answer.body);
  }

  return listen({
    ...(options.port === undefined ? {} : { port: options.port }),
    onRequest: (request, response) => {
      // A client that left in mid-answer is no failure of ours; its stream ends here.
      serve(request, response).catch((error: unknown) => {
        if (error instanceof ConnectionDrop) breakOff(request);
        else response.destroy();
      });
    },
  });
}

/** With HTTP/2, whatever else is under way on the connection ends too. */
function breakOff(request: AnyRequest): void {
  if ('stream' in request) request.stream.session?.destroy();
  else request.socket.destroy();
}

function describe(request: AnyRequest, body: Buffer, signal: AbortSignal): WireRequest {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return {
    method: request.method ?? '',
    path: request.url ?? '/',
    target: headers['x-amz-target'] ?? '',
    headers,
    body,
    protocol: request.httpVersionMajor === 2 ? 'h2c' : 'http/1.1',
    signal,
  };
}

async function send(response: AnyResponse, body: WireResponse['body']): Promise<void> {
  if (typeof body === 'string' || Buffer.isBuffer(body)) {
    response.setHeader('content-length', Buffer.byteLength(body));
    response.end(body);
    return;
  }
  await pipeline(Readable.from(body), response);
}

function answerFailure(error: unknown): WireResponse {
  if (error instanceof ConnectionDrop) throw error;
  const fault =
    error instanceof ServiceFault
      ? error
      : new ServiceFault('InternalFailure', error instanceof Error ? error.message : '', 500);
  return {
    status: fault.status,
    headers: { 'content-type': 'application/json', 'x-amzn-errortype': fault.name },
    body: JSON.stringify({ __type: fault.name, message: fault.message }),
  };
}
