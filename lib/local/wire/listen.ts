import { createServer as createHttp1, type IncomingMessage, type ServerResponse } from 'node:http';
import {
  createServer as createHttp2,
  type Http2ServerRequest,
  type Http2ServerResponse,
} from 'node:http2';
import { createServer, type Socket } from 'node:net';

export type AnyRequest = IncomingMessage | Http2ServerRequest;
export type AnyResponse = ServerResponse | Http2ServerResponse;

export interface ListenOptions {
  onRequest: (request: AnyRequest, response: AnyResponse) => void;
  /** 0, the default, takes a free port. */
  port?: number;
  /** Default 127.0.0.1: local servers have no authentication and stay on loopback. */
  host?: string;
}

export interface Listening {
  url: string;
  port: number;
  /** Ends every open connection at once and frees the port. */
  close(): Promise<void>;
}

const KEEP_ALIVE_MS = 65_000;
/** Room for a whole batch: the default of 64 KiB costs a round trip for each part. */
const WINDOW_BYTES = 16 * 1024 * 1024;
const H2_PREFACE = Buffer.from('PRI');

/** Serves HTTP/1.1 and cleartext HTTP/2 with prior knowledge on one port, told apart by the first bytes. */
export async function listen(options: ListenOptions): Promise<Listening> {
  const { onRequest, port = 0, host = '127.0.0.1' } = options;
  const http1 = createHttp1({ keepAliveTimeout: KEEP_ALIVE_MS, requestTimeout: 0 }, onRequest);
  const http2 = createHttp2({ settings: { initialWindowSize: WINDOW_BYTES } }, onRequest);
  http2.on('session', (session) => session.setLocalWindowSize(WINDOW_BYTES));
  const sockets = new Set<Socket>();

  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    sniff(socket, (isHttp2) => {
      (isHttp2 ? http2 : http1).emit('connection', socket);
      // An HTTP/2 session takes what was put back by itself; flowing would lose it.
      if (!isHttp2) socket.resume();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });

  const address = server.address();
  const boundPort = typeof address === 'object' && address ? address.port : port;
  return {
    url: `http://${host}:${boundPort}`,
    port: boundPort,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** Reads just enough to tell `PRI ` from `POST` or `PUT`, and puts it back. */
function sniff(socket: Socket, hand: (isHttp2: boolean) => void): void {
  let seen = Buffer.alloc(0);
  const onData = (chunk: Buffer) => {
    seen = Buffer.concat([seen, chunk]);
    const head = seen.subarray(0, H2_PREFACE.length);
    const maybeHttp2 = H2_PREFACE.subarray(0, head.length).equals(head);
    if (maybeHttp2 && head.length < H2_PREFACE.length) return;
    socket.off('data', onData);
    socket.pause();
    socket.unshift(seen);
    hand(maybeHttp2);
  };
  socket.on('data', onData);
}
