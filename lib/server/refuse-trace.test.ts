import { createServer, request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { refuseTrace } from './refuse-trace';

const server = createServer((received, response) => response.end(received.method));
let port: number;
beforeAll(async () => {
  refuseTrace();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  port = typeof address === 'object' && address ? address.port : 0;
});
afterAll(() => server.close());

function methodHeard(method: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const call = request({ host: '127.0.0.1', port, method, agent: false }, (response) => {
      response.setEncoding('utf8').once('data', resolve);
    });
    call.once('error', reject).end();
  });
}

test('TRACE never reaches the application as such; other methods do', async () => {
  expect(await methodHeard('TRACE')).toBe('PUT');
  expect(await methodHeard('GET')).toBe('GET');
  expect(await methodHeard('DELETE')).toBe('DELETE');
});
