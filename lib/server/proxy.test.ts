import { NextRequest } from 'next/server';
import { beforeEach, describe, expect, test } from 'vitest';
import { config, proxy } from '@/proxy';
import { readEnvironment } from './env';
import { parseConfig } from './load-config';

beforeEach(() => {
  globalThis.shardlensSettings = {
    environment: readEnvironment({}),
    config: parseConfig(
      { connections: [{ name: 'x' }], allowedHosts: ['shardlens.example.com'] },
      'test',
    ),
  };
});

const page = (host: string) =>
  proxy(new NextRequest('http://127.0.0.1:3000/local', { headers: { host } }));

describe('proxy', () => {
  test.each(['attacker.example', '127.0.0.1.attacker.example'])('refuses %s', (host) => {
    expect(page(host).status).toBe(421);
  });

  test.each(['127.0.0.1:3000', 'localhost:8080', 'shardlens.example.com'])('answers %s', (host) => {
    expect(page(host).status).toBe(200);
  });

  test.each(['POST', 'PUT', 'DELETE'])('refuses %s, since pages are only read', (method) => {
    const headers = { host: 'localhost' };
    const { status } = proxy(new NextRequest('http://127.0.0.1/local', { method, headers }));
    expect(status).toBe(405);
  });

  test('gives each page a nonce of its own, to the browser and to the renderer alike', () => {
    const [first, second] = [page('localhost'), page('localhost')].map(({ headers }) => ({
      policy: headers.get('content-security-policy'),
      nonce: headers.get('x-middleware-request-x-nonce'),
      rendererPolicy: headers.get('x-middleware-request-content-security-policy'),
    }));
    expect(first?.nonce).toMatch(/^[\w+/]{22}==$/);
    expect(first?.policy).toContain(`'nonce-${first?.nonce}'`);
    expect(first?.rendererPolicy).toBe(first?.policy);
    expect(second?.nonce).not.toBe(first?.nonce);
  });

  test('forbids sniffing and telling other sites where a reader came from', () => {
    const { headers } = page('localhost');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
  });

  test('leaves the API and built files alone', () => {
    const matcher = new RegExp(`^${config.matcher[0]}$`);
    const seen = ['/', '/local', '/apiary/streams/s', '/favicon.ico'];
    const unseen = ['/api', '/api/health', '/api/local/streams', '/_next/static/chunk.js'];
    expect(seen.filter((path) => matcher.test(path))).toEqual(seen);
    expect(unseen.filter((path) => matcher.test(path))).toEqual([]);
  });
});
