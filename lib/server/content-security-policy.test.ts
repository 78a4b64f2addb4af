import { expect, test } from 'vitest';
import { contentSecurityPolicy } from './content-security-policy';

test('a page runs its own scripts alone, and evaluates nothing outside development', () => {
  const policy = contentSecurityPolicy('abc', false);
  expect(policy).toContain("script-src 'self' 'nonce-abc' 'strict-dynamic';");
  expect(policy).toContain("style-src-elem 'self' 'nonce-abc';");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toContain('unsafe-eval');
  expect(contentSecurityPolicy('abc', true)).toContain("'unsafe-eval'");
});
