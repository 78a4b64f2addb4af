import { request as httpRequest } from 'node:http';
import { addresses, CONNECTION } from '@/e2e/world/addresses';
import { expect, test } from '@/e2e/world/test';
import { problemSchema } from '@/lib/contract/problem';
import { api, pages } from '@/lib/routes';

/** A request with a Host header of its own, which fetch would not send. */
function statusWithHost(path: string, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const call = httpRequest(new URL(path, addresses().dashboard), { headers: { host } });
    call.once('response', (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    call.once('error', reject);
    call.end();
  });
}

for (const [what, path] of [
  ['a page', pages.streams(CONNECTION)],
  ['the API', api.connections()],
] as const) {
  test(`${what} is refused under a foreign host name`, async () => {
    expect(await statusWithHost(path, 'attacker.example')).toBe(421);
    expect(await statusWithHost(path, 'localhost')).toBe(200);
  });
}

test('records are refused to another site, and to a document without an origin', async ({
  request,
}) => {
  const path = api.records(CONNECTION, 'flights', { from: 'latest', limit: 1 });
  for (const headers of [
    { origin: 'https://attacker.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
  ]) {
    const answer = await request.get(path, { headers });
    expect(answer.status()).toBe(403);
    expect(problemSchema.parse(await answer.json()).code).toBe('cross_site');
  }
});

test('a batch as a plain-text form would post it is refused', async ({ request, ownStream }) => {
  const answer = await request.post(api.batches(CONNECTION, ownStream.name), {
    headers: { 'content-type': 'text/plain' },
    data: '{"records":[{"data":"x"}]}',
  });
  expect(answer.status()).toBe(415);
});

test('a body of 64 MiB is refused', async ({ request, ownStream }) => {
  const answer = await request.post(api.batches(CONNECTION, ownStream.name), {
    headers: { 'content-type': 'application/json' },
    data: Buffer.alloc(64 * 1_048_576, ' '),
  });
  expect(answer.status()).toBe(413);
});
