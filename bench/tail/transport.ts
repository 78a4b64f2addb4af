import type { Browser } from '@playwright/test';
import { build } from 'esbuild';
import { median } from '@/bench/median';
import { verdict } from '@/bench/verdict';
import { startPart } from './start-part';

const ROUNDS = 7;
const ROUND_MS = 2_000;

/** The same records into the same page, by the stream that the routes answer with and by node:http alone. */
export async function measureTransport(browser: Browser): Promise<void> {
  const server = await startPart('line-server.ts');
  const page = await browser.newPage();
  try {
    await page.goto(`http://127.0.0.1:${server.said}/`);
    await page.addScriptTag({ content: await pageReader() });
    const rates = { ours: [0], bare: [0] };
    const take = (path: string) =>
      page.evaluate(`takeTail.takeRecords('/${path}', ${ROUND_MS})`).then(Number);
    await take('ours');
    await take('bare');
    for (let round = 0; round < ROUNDS; round++) {
      rates.ours[round] = await take('ours');
      rates.bare[round] = await take('bare');
    }
    const [ours, bare] = [median(rates.ours), median(rates.bare)];
    console.log(
      `records/s of 1 KB into one page: ${Math.round(ours)} ours, ${Math.round(bare)} bare`,
    );
    verdict({ what: 'P7 tail/stream vs-bare', value: ours / bare, goal: { atLeast: 0.9 } });
  } finally {
    await page.close();
    await server.end();
  }
}

async function pageReader(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: ['bench/tail/page-reader.ts'],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'takeTail',
    target: 'es2022',
  });
  return outputFiles[0]?.text ?? '';
}
