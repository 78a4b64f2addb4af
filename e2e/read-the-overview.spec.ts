import { CHARTS, OverviewPage } from '@/e2e/pages/overview-page';
import { expect, test } from '@/e2e/world/test';

const MOST_MINUTES_WITHOUT_HISTORY = 30;

test('tiles tell what flows and what lags', async ({ page }) => {
  const overview = new OverviewPage(page);
  await overview.open('flights');
  for (const label of ['Records in', 'Bytes in', 'Records out', 'Iterator age']) {
    await expect(overview.tiles).toContainText(new RegExp(`${label}\\s*[\\d.,]+`));
  }
});

test('every chart has its line with history', async ({ page }) => {
  const overview = new OverviewPage(page);
  await overview.open('flights', { range: '1h' });
  for (const title of CHARTS.filter((one) => one !== 'Throttled')) {
    await expect(overview.chart(title)).toBeVisible();
    await expect
      .poll(() => overview.pointsDrawn(title), { message: title })
      .toBeGreaterThan(60 - MOST_MINUTES_WITHOUT_HISTORY);
  }
});

test('what a chart shows can be read without seeing it', async ({ page }) => {
  const overview = new OverviewPage(page);
  await overview.open('flights', { range: '1h' });
  const cells = overview.summary('Records', 'in').getByRole('cell');
  await expect(cells.first()).toHaveText(/^[\d.,]+\s*records\/s$/);
});

test('another range is asked for, and stands in the address', async ({ page }) => {
  const overview = new OverviewPage(page);
  await overview.open('flights');
  await expect(overview.chart('Records')).toBeVisible();
  const answer = page.waitForResponse(/\/metrics\?.*range=15m/);
  await overview.chooseRange('15m');
  expect((await answer).status()).toBe(200);
  await expect(page).toHaveURL(/range=15m/);
  await page.goBack();
  await expect(page).not.toHaveURL(/range=15m/);
});

test('a line can be switched off and on again', async ({ page }) => {
  const overview = new OverviewPage(page);
  await overview.open('flights');
  const line = overview.chart('Records').getByRole('button', { name: /^out/ });
  await expect(line).toHaveAttribute('aria-pressed', 'true');
  await line.click();
  await expect(line).toHaveAttribute('aria-pressed', 'false');
  await line.click();
  await expect(line).toHaveAttribute('aria-pressed', 'true');
});

test('a drag over a chart zooms all of them, and one press undoes it', async ({ page }) => {
  const overview = new OverviewPage(page);
  await overview.open('flights', { range: '1h' });
  await expect.poll(() => overview.pointsDrawn('Records')).toBeGreaterThan(0);
  await overview.zoomInto('Records');
  await expect(page).toHaveURL(/from=\d+&to=\d+|to=\d+.*from=\d+/);
  await overview.resetZoom.click();
  await expect(page).not.toHaveURL(/from=/);
});
