import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { verdict } from '@/bench/verdict';
import { buildDashboard } from '@/lib/cli/build-dashboard';
import { freePort } from '@/lib/cli/port';
import { type Dashboard, startDashboard } from '@/lib/cli/start-dashboard';
import { pages } from '@/lib/routes';
import { startPart } from './start-part';

const OFFERED_PER_SECOND = 8_000;
const SETTLING_MS = 10_000;
const MEASURED_MS = 20_000;

/** A stream whose eight shards are as full as they can be, followed on the records page itself. */
export async function measureLive(browser: Browser): Promise<void> {
  await buildDashboard(process.cwd(), new AbortController().signal);
  const folder = mkdtempSync(path.join(tmpdir(), 'shardlens-bench-'));
  const stream = await startPart('full-stream.ts');
  let dashboard: Dashboard | undefined;
  try {
    dashboard = await serve(folder, stream.said);
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await follow(page, dashboard.url);
    await page.close();
  } finally {
    await dashboard?.close();
    await stream.end();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function serve(folder: string, said: string): Promise<Dashboard> {
  const [kinesis, cloudwatch] = said.split(' ');
  const local = { name: 'local', environment: 'local', endpoint: { kinesis, cloudwatch } };
  const config = path.join(folder, 'shardlens.config.json');
  writeFileSync(config, JSON.stringify({ connections: [local] }));
  return startDashboard({
    port: await freePort(),
    env: { SHARDLENS_CONFIG: config, SHARDLENS_DATA: folder, SHARDLENS_LOG: 'warn' },
    onLine: (line) => console.error(line),
  });
}

async function follow(page: Page, url: string): Promise<void> {
  await page.goto(`${url}${pages.stream('local', 'full', 'records', { mode: 'live' })}`);
  await page.waitForTimeout(SETTLING_MS);
  await page.evaluate(`(() => {
    globalThis.longestTaskMs = 0;
    const note = (list) => list.getEntries().forEach(({ duration }) => {
      globalThis.longestTaskMs = Math.max(globalThis.longestTaskMs, duration);
    });
    new PerformanceObserver(note).observe({ entryTypes: ['longtask'] });
  })()`);
  const before = await shown(page);
  await page.waitForTimeout(MEASURED_MS);
  const after = await shown(page);
  const perSecond = ((after.records - before.records) * 1_000) / (after.atMs - before.atMs);
  console.log(
    `records/s of 1 KB shown live by the page: ${Math.round(perSecond)} of ${OFFERED_PER_SECOND}`,
  );
  const kept = perSecond / OFFERED_PER_SECOND;
  verdict({ what: 'P7 tail/live-8-full-shards vs-offered', value: kept, goal: { atLeast: 0.9 } });
  const longestMs = Number(await page.evaluate('globalThis.longestTaskMs'));
  verdict({ what: 'P7 tail/longest-task-ms', value: longestMs, goal: { atMost: 100 } });
  const heapMiB = Number(await page.evaluate('performance.memory.usedJSHeapSize')) / 2 ** 20;
  // 100,000 rows or 64 Mi characters of text are the ring's bounds.
  verdict({ what: 'P7 tail/page-heap-MiB', value: heapMiB, goal: { atMost: 512 } });
}

/** How many records have come since the page was opened: those that it holds, and those that it says it let go. */
async function shown(page: Page): Promise<{ records: number; atMs: number }> {
  const text = await page.locator('main').innerText();
  const count = (pattern: RegExp) => Number((pattern.exec(text)?.[1] ?? '0').replaceAll(',', ''));
  const records = count(/([\d,]+) records\b/) + count(/([\d,]+) older records let go/);
  return { records, atMs: Date.now() };
}
