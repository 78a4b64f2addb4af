import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { startLocal } from '@/lib/local/start';
import { buildLibrary } from './build-library';

const run = promisify(execFile);
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const MODULES = path.join(ROOT, 'node_modules');

/** A project of another person that has installed the package, as `npm install` lays it out. */
let project = '';
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'shardlens-library-'));
  const installed = path.join(folder, 'package');
  project = path.join(folder, 'project');
  await buildLibrary(path.join(installed, 'dist'));
  await cp(path.join(ROOT, 'package.json'), path.join(installed, 'package.json'));
  await symlink(MODULES, path.join(installed, 'node_modules'));
  await mkdir(path.join(project, 'node_modules'), { recursive: true });
  await symlink(installed, path.join(project, 'node_modules/shardlens'));
  for (const name of ['@aws-sdk', '@smithy', '@types']) {
    await symlink(path.join(MODULES, name), path.join(project, 'node_modules', name));
  }
  await writeFile(path.join(project, 'package.json'), JSON.stringify({ type: 'module' }));
});

afterAll(() => rm(folder, { recursive: true }));

async function programs(): Promise<string[]> {
  const page = await readFile(path.join(ROOT, 'docs/producer.md'), 'utf8');
  return Array.from(page.matchAll(/```ts\n(.*?)```/gs), ([, program = '']) => program);
}

/** What a program of the page prints, run by plain Node against a stream of two shards. */
async function outcomeOf(at: number) {
  const local = await startLocal({ streams: [{ name: 'orders', shards: 2 }] });
  onTestFinished(() => local.close());
  const error = 'ProvisionedThroughputExceededException';
  local.faults.add({ kind: 'records', error, times: 3 });
  const file = path.join(project, `program-${at}.js`);
  await writeFile(file, (await programs())[at] ?? '');
  const { stdout } = await run(process.execPath, [file], {
    cwd: project,
    env: {
      ...process.env,
      AWS_ENDPOINT_URL_KINESIS: local.endpoints.kinesis,
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
    },
  });
  const records = local.engine.shardLoads('orders').reduce((sum, shard) => sum + shard.records, 0);
  return { printed: JSON.parse(stdout), records };
}

describe('the package', () => {
  test('runs the program of its page, throttled on its way', async () => {
    expect(await outcomeOf(0)).toEqual({
      printed: { delivered: 1_000, failed: 0, unknown: 0, retries: 3 },
      records: 1_000,
    });
  });

  test('runs the program that aggregates, whose records are few in the stream', async () => {
    const { printed, records } = await outcomeOf(1);
    expect(printed).toMatchObject({
      status: 'delivered',
      partitionKey: 'customer-999',
      subSequenceNumber: expect.any(Number),
    });
    expect(records).toBeLessThan(20);
  });

  test.each(['nodenext', 'bundler'])('has types that a strict program reads by %s', async (how) => {
    const checked = `
      import { AppError, type Delivery, type ProducerOptions } from 'shardlens/producer';
      export const statusOf = (delivery: Delivery): 'delivered' | 'failed' | 'unknown' => delivery.status;
      export const placeOf = ({ shard, subSequenceNumber }: Delivery): [string | null, number | undefined] =>
        [shard, subSequenceNumber];
      export const isOurs = (error: unknown): boolean => error instanceof AppError && error.code === 'invalid_input';
      // @ts-expect-error there is no such order
      export const order: ProducerOptions['order'] = 'sometimes';
    `;
    const files = [...(await programs()), checked].map((text, at) => ({
      name: `${how}-${at}.ts`,
      text,
    }));
    for (const { name, text } of files) await writeFile(path.join(project, name), text);
    const settings = {
      compilerOptions: {
        strict: true,
        exactOptionalPropertyTypes: true,
        verbatimModuleSyntax: true,
        noEmit: true,
        skipLibCheck: false,
        target: 'es2022',
        lib: ['es2023', 'dom'],
        module: how === 'nodenext' ? 'nodenext' : 'esnext',
        moduleResolution: how,
        types: ['node'],
      },
      files: files.map(({ name }) => name),
    };
    const config = path.join(project, `${how}.json`);
    await writeFile(config, JSON.stringify(settings));
    const tsc = path.join(MODULES, 'typescript/bin/tsc');
    const said = await run(process.execPath, [tsc, '--project', config], { cwd: project }).then(
      ({ stdout }) => stdout,
      ({ stdout }: { stdout: string }) => stdout,
    );
    expect(said).toBe('');
  });
});
