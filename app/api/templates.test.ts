import { afterEach, beforeEach, expect, test } from 'vitest';
import { GET as getTemplates, POST as postTemplates } from '@/app/api/[connection]/templates/route';
import { type TemplateAction, templatesAnswerSchema } from '@/lib/contract/run';
import { ask } from '@/lib/local/start-api-world';
import { type RunWorld, startRunWorld } from '@/lib/local/start-run-world';

let world: RunWorld;
beforeEach(async () => {
  world = await startRunWorld();
});
afterEach(() => world.close());

const act = (body: TemplateAction) => ask(postTemplates, { body });
const list = async () => templatesAnswerSchema.parse((await ask(getTemplates)).json).templates;

test('templates are saved, replaced and deleted by name, and outlive the server', async () => {
  expect(await list()).toEqual([]);
  await act({ action: 'save', name: 'b', text: '{{sequence}}' });
  await act({
    action: 'save',
    name: ' a ',
    text: 'x',
    partitionKey: { kind: 'fixed', value: 'k' },
  });
  await act({ action: 'save', name: 'b', text: 'new' });
  world.serve(world.dataFolder);
  expect(await list()).toMatchObject([
    { name: 'a', text: 'x', partitionKey: { kind: 'fixed', value: 'k' } },
    { name: 'b', text: 'new' },
  ]);
  const { json } = await act({ action: 'delete', name: 'a' });
  expect(templatesAnswerSchema.parse(json).templates.map(({ name }) => name)).toEqual(['b']);
});

test('saved at once, none is lost', async () => {
  const names = Array.from({ length: 20 }, (_, n) => `name ${n}`);
  await Promise.all(names.map((name) => act({ action: 'save', name, text: 'x' })));
  expect((await list()).map(({ name }) => name).toSorted()).toEqual(names.toSorted());
});

test('at most 200 are kept, and 16 MiB of them', async () => {
  for (let n = 0; n < 200; n++) await act({ action: 'save', name: `${n}`, text: 'x' });
  const refused = await act({ action: 'save', name: 'one more', text: 'x' });
  expect([refused.status, refused.json]).toMatchObject([400, { fields: [{ field: 'name' }] }]);
  const large = 'x'.repeat(1_048_576);
  for (let n = 0; n < 15; n++) await act({ action: 'save', name: `${n}`, text: large });
  const tooMuch = await act({ action: 'save', name: '15', text: large });
  expect([tooMuch.status, tooMuch.json]).toMatchObject([400, { fields: [{ field: 'text' }] }]);
  expect(await list()).toHaveLength(200);
});

test.each([
  ['a name that is empty', { action: 'save', name: '  ', text: 'x' }, 'name'],
  ['a name of 101 characters', { action: 'save', name: 'n'.repeat(101), text: 'x' }, 'name'],
  ['no text', { action: 'save', name: 'a', text: '' }, 'text'],
  ['an action that is none', { action: 'share', name: 'a' }, 'action'],
])('%s is refused', async (_what, body, field) => {
  const { status, json } = await ask(postTemplates, { body });
  expect([status, json]).toMatchObject([400, { fields: [{ field }] }]);
});

test('who may not send neither sees nor saves any', async () => {
  const params = { connection: 'viewer' };
  expect((await ask(getTemplates, { params })).status).toBe(403);
  const body = { action: 'save', name: 'a', text: 'x' };
  expect((await ask(postTemplates, { params, body })).status).toBe(403);
});
