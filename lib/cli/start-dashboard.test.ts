import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { freePort } from './port';
import { startDashboard } from './start-dashboard';

/** A stand-in for the build: a server.js that behaves as Next's does, or misbehaves. */
const SERVERS = {
  good: `
    const { createServer } = require('node:http');
    console.log('   ▲ Next.js');
    createServer((request, response) => {
      console.log(JSON.stringify({ path: request.url }));
      response.end('{}');
    }).listen(process.env.PORT, process.env.HOSTNAME);`,
  deafToSignals: `
    const { createServer } = require('node:http');
    process.on('SIGTERM', () => {});
    createServer((_, response) => response.end('{}')).listen(process.env.PORT, process.env.HOSTNAME);`,
  faulty: `console.error('config.json: name: is wrong'); process.exit(1);`,
};

let root: string;
let lines: string[];
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'shardlens-start-'));
  lines = [];
});
afterEach(() => rmSync(root, { recursive: true }));

function build(kind: keyof typeof SERVERS) {
  mkdirSync(path.join(root, '.next/standalone'), { recursive: true });
  mkdirSync(path.join(root, '.next/static'), { recursive: true });
  writeFileSync(path.join(root, '.next/standalone/server.js'), SERVERS[kind]);
  writeFileSync(path.join(root, '.next/static/chunk.js'), 'new');
}

const start = async (port?: number) =>
  startDashboard({ port: port ?? (await freePort()), root, onLine: (line) => lines.push(line) });

describe('startDashboard', () => {
  test('copies what Next leaves to be copied, waits for an answer, hands on the log, and ends', async () => {
    build('good');
    const dashboard = await start();
    expect((await fetch(dashboard.url)).status).toBe(200);
    const copied = path.join(root, '.next/standalone/.next/static/chunk.js');
    expect(readFileSync(copied, 'utf8')).toBe('new');
    await dashboard.close();
    expect(await dashboard.exited).toBeNull();
    expect(lines).toContain('{"path":"/api/health"}');
    expect(lines.join()).not.toContain('▲');
    await expect(fetch(dashboard.url)).rejects.toThrow('fetch failed');
  });

  test('ends a server that does not listen to signals', async () => {
    build('deafToSignals');
    const dashboard = await start();
    await dashboard.close();
    await expect(fetch(dashboard.url)).rejects.toThrow('fetch failed');
  });

  test('says that there is no build', async () => {
    await expect(start()).rejects.toThrow('run "npm run build" first');
  });

  test('says that the port is in use', async () => {
    build('good');
    const port = await freePort();
    const other = createServer().listen(port, '127.0.0.1');
    await expect(start(port)).rejects.toThrow(`Port ${port} is in use`);
    other.close();
  });

  test('says what the server said when it did not start', async () => {
    build('faulty');
    await expect(start()).rejects.toThrow('did not start');
    expect(lines).toEqual(['config.json: name: is wrong']);
  });
});
