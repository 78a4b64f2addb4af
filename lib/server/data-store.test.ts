import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { DataStore } from './data-store';

const schema = z.strictObject({ n: z.int() });
let root: string;
let store: DataStore;

beforeEach(() => {
  const folder = mkdtempSync(path.join(tmpdir(), 'shardlens-data-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  root = path.join(folder, 'data');
  store = new DataStore(root);
});

test('keeps documents by name, and has null for those that it does not have', async () => {
  expect(await store.readDocument(['templates', 'local'], schema)).toBeNull();
  await store.writeDocument(['templates', 'local'], { n: 1 });
  await store.writeDocument(['templates', 'local'], { n: 2 });
  expect(await store.readDocument(['templates', 'local'], schema)).toEqual({ n: 2 });
  expect(readdirSync(path.join(root, 'templates'))).toEqual(['local.json']);
  await store.remove(['templates', 'local']);
  expect(await store.readDocument(['templates', 'local'], schema)).toBeNull();
});

test('is for its owner alone', async () => {
  await store.writeDocument(['a', 'b'], { n: 1 });
  expect(statSync(root).mode & 0o777).toBe(0o700);
  expect(statSync(path.join(root, 'a', 'b.json')).mode & 0o777).toBe(0o600);
});

test('any text is a name, none leads outside, and no two share a file', async () => {
  const names = [
    '..',
    '../../etc/passwd',
    'A',
    'a',
    'a.',
    'ä',
    '',
    '/',
    'x'.repeat(500),
    '~',
    'CON',
  ];
  for (const [n, name] of names.entries()) await store.writeDocument(['odd', name], { n });
  for (const [n, name] of names.entries()) {
    expect(await store.readDocument(['odd', name], schema)).toEqual({ n });
  }
  expect(readdirSync(path.join(root, 'odd'))).toHaveLength(names.length);
  expect(readdirSync(path.dirname(root))).toEqual(['data']);
});

test.each(['{"n":', '{"n":"one"}'])('sets %s aside, which is no such document', async (text) => {
  await store.writeDocument(['a'], { n: 1 });
  writeFileSync(path.join(root, 'a.json'), text);
  expect(await store.readDocument(['a'], schema)).toBeNull();
  expect(readdirSync(root)).toEqual(['a.json.unreadable']);
});

test('writers at once leave one whole document', async () => {
  await Promise.all(Array.from({ length: 20 }, (_, n) => store.writeDocument(['a'], { n })));
  expect(await store.readDocument(['a'], schema)).toEqual({ n: expect.any(Number) });
  expect(readdirSync(root)).toEqual(['a.json']);
});
