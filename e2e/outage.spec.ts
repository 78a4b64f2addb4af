import { CHARTS, OverviewPage } from '@/e2e/pages/overview-page';
import { StreamFrame } from '@/e2e/pages/stream-frame';
import { LocalOutage } from '@/e2e/world/local-outage';
import { type DashboardProcess, startDashboardProcess } from '@/e2e/world/start-dashboard-process';
import { expect, test } from '@/e2e/world/test';
import { pages } from '@/lib/routes';

let service: LocalOutage;
let dashboard: DashboardProcess;
test.beforeAll(async () => {
  service = await LocalOutage.start('orders');
  dashboard = await startDashboardProcess({
    connections: [
      { name: 'local', environment: 'local', region: 'us-east-1', endpoint: service.endpoints },
    ],
  });
});
test.afterAll(async () => {
  await dashboard.stop();
  await service.down();
});

/** Pages try again by themselves at intervals that grow up to 15 s. */
const LONGEST_RETRY_MS = 45_000;

test.use({ expectedFaults: /50[24]|Failed to load resource/ });

test('while the service is away the pages say so, and heal when it is back', async ({ page }) => {
  const frame = new StreamFrame(page);
  await page.goto(dashboard.url + pages.stream('local', 'orders', 'shards'));
  const shards = page.getByRole('table', { name: 'Shards' });
  await expect(shards).toBeVisible();

  await service.down();
  // Answers of a few seconds ago are shared, so the first presses may still be served.
  await expect(async () => {
    await page.getByRole('button', { name: 'Refresh now' }).click();
    await expect(page.getByText(/failing/)).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await page.reload();
  await expect(frame.problems.first()).toContainText('AWS cannot be reached');
  await expect(frame.heading).toHaveText('orders');

  await expect(page.getByRole('button', { name: 'Try again' }).first()).toBeVisible();

  await service.up();
  await expect(shards).toBeVisible({ timeout: LONGEST_RETRY_MS });
});

test('a page that was opened during an outage heals by itself', async ({ page }) => {
  const overview = new OverviewPage(page);
  await service.down();
  await page.goto(dashboard.url + pages.stream('local', 'orders'));
  await expect(new StreamFrame(page).problems.first()).toContainText('AWS cannot be reached');
  await service.up();
  for (const title of CHARTS)
    await expect(overview.chart(title)).toBeVisible({ timeout: LONGEST_RETRY_MS });
});
