import { type NextRequest, NextResponse } from 'next/server';
import { isHostAllowed } from '@/lib/server/check-host';
import { contentSecurityPolicy } from '@/lib/server/content-security-policy';
import { settings } from '@/lib/server/settings';

/** Pages alone: the API checks for itself, and Next would buffer its request bodies here. */
export const config = { matcher: ['/((?!api/|api$|_next/static/).*)'] };

const READS = ['GET', 'HEAD'];

export function proxy(request: NextRequest): NextResponse {
  const { environment, config: configured } = settings();
  if (!isHostAllowed(request.headers.get('host'), configured.allowedHosts)) {
    return new NextResponse('This host is not among those that Shardlens answers to.\n', {
      status: 421,
    });
  }
  if (!READS.includes(request.method)) {
    return new NextResponse('A page is only read.\n', {
      status: 405,
      headers: { allow: 'GET, HEAD' },
    });
  }
  const nonce = crypto.getRandomValues(Buffer.alloc(16)).toString('base64');
  const policy = contentSecurityPolicy(nonce, environment.development);
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  headers.set('content-security-policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  response.headers.set('x-content-type-options', 'nosniff');
  response.headers.set('referrer-policy', 'no-referrer');
  return response;
}
