import { afterAll, beforeAll, expect, test } from 'vitest';
import { GET, POST } from '@/app/api/[connection]/streams/[stream]/decoding/route';
import { GET as CHECK } from '@/app/api/[connection]/streams/[stream]/filter/route';
import { GET as RECORDS } from '@/app/api/[connection]/streams/[stream]/records/route';
import { problemSchema } from '@/lib/contract/problem';
import { filterCheckSchema } from '@/lib/contract/reading';
import { decodingAnswerSchema, recordsAnswerSchema } from '@/lib/contract/record';
import { type ApiWorld, ask, startApiWorld } from '@/lib/local/start-api-world';
import { createRuntime, installRuntime, runtime } from '@/lib/server/runtime';

let world: ApiWorld;
const params = { stream: 's' };
/** The message {1: "Ada"} as Protobuf writes it; to anybody else it is text with a control character. */
const ADA = Uint8Array.from([0x0a, 0x03, 0x41, 0x64, 0x61]);
const protobuf = {
  proto: 'syntax = "proto3"; package who; message Person { string name = 1; }',
  messageType: 'who.Person',
};

beforeAll(async () => {
  world = await startApiWorld();
  world.engine.createStream('s');
  await world.put('s', [{ key: 'k', data: ADA }]);
});
afterAll(() => world.close());

async function texts(query = '') {
  const { json } = await ask(RECORDS, { params, query });
  return recordsAnswerSchema.parse(json).records.map(({ data }) => data.text);
}

test('is automatic until it is set, then as set for everybody, and remembered over a restart', async () => {
  const automatic = { settings: {}, savedAtMs: null };
  expect(decodingAnswerSchema.parse((await ask(GET, { params })).json)).toEqual(automatic);
  const settings = { steps: ['protobuf'], protobuf };
  const { status } = await ask(POST, { params, body: settings });
  expect(status).toBe(200);
  expect(await texts()).toEqual(['{"name":"Ada"}']);

  const { config, log, clock } = runtime();
  installRuntime(createRuntime({ config, log, clock, dataFolder: world.dataFolder }));
  expect((await ask(GET, { params })).json).toMatchObject({ settings });
  expect(await texts()).toEqual(['{"name":"Ada"}']);

  expect((await ask(POST, { params, body: {} })).json).toEqual(automatic);
  expect(await texts()).not.toEqual(['{"name":"Ada"}']);
});

test.each([
  [{ avroSchema: 'not a schema' }, 'avroSchema'],
  [{ protobuf: { ...protobuf, proto: 'message {' } }, 'protobuf'],
  [{ protobuf: { ...protobuf, messageType: 'who.Nobody' } }, 'protobuf'],
  [{ steps: ['telepathy'] }, 'steps.0'],
])('refuses %j at its field, and keeps what was', async (body, field) => {
  const { status, json } = await ask(POST, { params, body });
  expect(status).toBe(400);
  expect(problemSchema.parse(json).fields?.map((fault) => fault.field)).toEqual([field]);
  expect((await ask(GET, { params })).json).toMatchObject({ savedAtMs: null });
});

const check = async (filter: string) => {
  const query = `?filter=${encodeURIComponent(filter)}`;
  return filterCheckSchema.parse((await ask(CHECK, { params, query })).json).fault;
};

test('a filter is checked before it is used, down to the character', async () => {
  expect(await check('data.name == "Ada"')).toBeNull();
  expect(await check('')).toBeNull();
  expect(await check('data.name == ')).toMatchObject({ message: expect.stringMatching(/./) });
  expect(await check('key == "a" && nobody == 1')).toMatchObject({ from: 14, to: 20 });
});

test('a sample answers only what the filter lets through, and how many it looked at', async () => {
  await world.put('s', [
    { key: 'a', data: '{"n":1}' },
    { key: 'b', data: '{"n":2}' },
  ]);
  const { json } = await ask(RECORDS, { params, query: '?filter=data.n%20%3D%3D%202' });
  const answer = recordsAnswerSchema.parse(json);
  expect(answer.records.map(({ data }) => data.text)).toEqual(['{"n":2}']);
  expect(answer.scanned).toBe(3);
});
