import { chromium } from '@playwright/test';
import { findBrowser } from '@/e2e/runner/find-browser';
import type { Bench } from './bench';
import { measureLive } from './tail/live';
import { measureTransport } from './tail/transport';

export const tailBench: Bench = {
  name: 'tail',
  about:
    'the live tail into a browser: its stream against bare node:http, and the page under full shards',
  async run() {
    const executablePath = findBrowser();
    const browser = await chromium.launch({
      ...(executablePath ? { executablePath } : {}),
      // Chromium has no sandbox for root; and the heap is to be read exactly.
      args: ['--enable-precise-memory-info', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
    });
    try {
      await measureTransport(browser);
      await measureLive(browser);
    } finally {
      await browser.close();
    }
  },
};
