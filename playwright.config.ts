import { defineConfig } from '@playwright/test';
import { findBrowser } from '@/e2e/runner/find-browser';

const executablePath = findBrowser();

// As lib/server/env.ts does for users: the pinned SDK takes Node 20, so its notice says nothing new.
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';

export default defineConfig({
  testDir: 'e2e',
  testMatch: '*.spec.ts',
  globalSetup: './e2e/global-setup.ts',
  outputDir: 'test-results',
  forbidOnly: true,
  retries: 0,
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
  use: {
    locale: 'en-GB',
    timezoneId: 'Europe/Zurich',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    video: 'off',
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      // Chromium has no sandbox for root, as which containers often run.
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    },
  },
  projects: [
    { name: 'desktop', use: { viewport: { width: 1440, height: 900 } } },
    {
      name: 'narrow',
      testIgnore: ['api*.spec.ts', 'scenarios.spec.ts'],
      use: { viewport: { width: 390, height: 844 } },
    },
  ],
});
