import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { GET as getOpenApi } from '@/app/api/openapi.json/route';
import { type ApiWorld, ask, startApiWorld } from '@/lib/local/start-api-world';
import { operations } from '@/lib/server/operations';

let world: ApiWorld;
beforeAll(async () => {
  world = await startApiWorld();
});
afterAll(() => world.close());

const CATCH_ALL = '/api/[[...path]]';

/** Every route file below app/api, as its address, with the methods that it exports. */
function routeFiles(): Map<string, string[]> {
  const files = readdirSync('app/api', { recursive: true, encoding: 'utf8' });
  return new Map(
    files
      .filter((file) => path.basename(file) === 'route.ts')
      .map((file) => [
        `/api/${path.dirname(file)}`,
        Array.from(
          readFileSync(path.join('app/api', file), 'utf8').matchAll(/export const ([A-Z]+)/g),
          ([, method = '']) => method,
        ),
      ]),
  );
}

const openApiSchema = z.looseObject({
  openapi: z.literal('3.1.0'),
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.looseObject({ operationId: z.string(), parameters: z.array(z.unknown()) }),
    ),
  ),
});

test('every route file is described, and every description has its route file', async () => {
  const files = routeFiles();
  expect(files.delete(CATCH_ALL)).toBe(true);
  const described = new Map<string, string[]>();
  for (const { method, path: at } of Object.values(operations)) {
    described.set(at, [...(described.get(at) ?? []), method]);
  }
  for (const methods of [...files.values(), ...described.values()]) methods.sort();
  expect(Object.fromEntries(files)).toEqual(Object.fromEntries(described));
});

test('the description names parameters, bodies and answers by the schemas of the routes', async () => {
  const { status, json } = await ask(getOpenApi);
  expect(status).toBe(200);
  const { paths } = openApiSchema.parse(json);
  const addresses = new Set(
    Object.values(operations).map(({ path: at }) => at.replaceAll('[', '{').replaceAll(']', '}')),
  );
  expect(Object.keys(paths).toSorted()).toEqual([...addresses].toSorted());
  const records = paths['/api/{connection}/streams/{stream}/records']?.['get'];
  expect(records?.parameters).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ name: 'connection', in: 'path', required: true }),
      expect.objectContaining({ name: 'stream', in: 'path', required: true }),
      expect.objectContaining({ name: 'from', in: 'query', required: false }),
    ]),
  );
  expect(paths['/api/{connection}/streams/{stream}/batches']?.['post']).toHaveProperty([
    'requestBody',
    'content',
    'application/json',
    'schema',
    'properties',
    'template',
  ]);
});
