import { createHash } from 'node:crypto';
import { CloudWatchFault } from './cloudwatch-fault';

/** Makes a token that carries on at `offset` of the same request. */
export function pageToken(offset: number, request: unknown): string {
  return Buffer.from(`${offset}.${fingerprint(request)}`).toString('base64url');
}

/**
 * Reads a token back; 0 without one. `request` is all of the input that must stay the same from page to page.
 * @throws CloudWatchFault InvalidNextToken for a token of another request
 */
export function pageOffset(token: string | undefined, request: unknown): number {
  if (token === undefined) return 0;
  const [offset = '', print = ''] = Buffer.from(token, 'base64url').toString().split('.');
  if (!/^\d{1,9}$/.test(offset) || print !== fingerprint(request)) {
    throw new CloudWatchFault('InvalidNextToken', 'The next token is not valid for this request.');
  }
  return Number(offset);
}

function fingerprint(request: unknown): string {
  return createHash('sha256').update(JSON.stringify(request)).digest('base64url').slice(0, 16);
}
