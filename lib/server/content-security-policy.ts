/**
 * What a page may load and run. `development` adds what the development server's refresh and overlay need.
 * @see https://nextjs.org/docs/app/guides/content-security-policy
 */
export function contentSecurityPolicy(nonce: string, development: boolean): string {
  const own = `'self' 'nonce-${nonce}'`;
  return [
    "default-src 'self'",
    `script-src ${own} 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    `style-src ${own}`,
    `style-src-elem ${development ? "'self' 'unsafe-inline'" : own}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}
