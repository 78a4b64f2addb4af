import 'server-only';
import { subscribe } from 'node:diagnostics_channel';
import { IncomingMessage } from 'node:http';

/**
 * Sees to it that TRACE is answered as any other method that a route does not have, with 405. The web's own Request
 * refuses to carry it, so Next would answer 500 before any code of ours runs.
 * @see https://fetch.spec.whatwg.org/#methods
 */
export function refuseTrace(): void {
  subscribe('http.server.request.start', (message) => {
    if (typeof message !== 'object' || message === null || !('request' in message)) return;
    const { request } = message;
    if (request instanceof IncomingMessage && request.method === 'TRACE') request.method = 'PUT';
  });
}
