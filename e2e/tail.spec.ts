import type { Page } from '@playwright/test';
import { ReadingBar } from '@/e2e/pages/reading-bar';
import { RecordsPage } from '@/e2e/pages/records-page';
import { putTexts } from '@/e2e/world/put-text';
import { expect, test } from '@/e2e/world/test';

/** The server has reported: it reads, and has given a position to go on from. */
const isLive = (page: Page) => expect(page.getByText('Our own reads')).toBeVisible();

/** The tail of a stream that nobody else writes to, connected. */
async function watch(page: Page, stream: string, filter = ''): Promise<RecordsPage> {
  const records = new RecordsPage(page);
  await records.open(stream, filter === '' ? { mode: 'live' } : { mode: 'live', filter });
  await isLive(page);
  return records;
}

test('watching is one press, and records come by themselves', async ({ page }) => {
  const records = new RecordsPage(page);
  await records.open('flights');
  await new ReadingBar(page).choose('Live');
  await expect(page).toHaveURL(/mode=live/);
  await isLive(page);
  await expect(records.rows.nth(3)).toBeVisible();
  await expect(page.getByText(/records\/s/).first()).toBeVisible();
});

test('a record is there once it was written, and none of before', async ({
  page,
  kinesis,
  ownStream,
}) => {
  const records = await watch(page, ownStream.name);
  await expect(page.getByText('Waiting for records')).toBeVisible();
  await putTexts(kinesis, ownStream.name, ['{"n": 1, "city": "Oslo"}']);
  await expect(records.rows).toHaveCount(1);
  await expect(records.rows.first()).toContainText('Oslo');
});

test('the newest stand where the reader wants them', async ({ page, kinesis, ownStream }) => {
  const records = await watch(page, ownStream.name);
  await putTexts(kinesis, ownStream.name, ['first']);
  await expect(records.rows).toHaveCount(1);
  await putTexts(kinesis, ownStream.name, ['second']);
  await expect(records.rows).toHaveCount(2);
  await expect(records.rows.first()).toContainText('second');
  await page.getByLabel('Order').selectOption({ label: 'Newest at the bottom' });
  await expect(page).toHaveURL(/order=oldest/);
  await expect(records.rows.first()).toContainText('first');
});

test('paused, the list stands still and nothing is lost', async ({ page, kinesis, ownStream }) => {
  const records = await watch(page, ownStream.name);
  await putTexts(kinesis, ownStream.name, ['before']);
  await expect(records.rows).toHaveCount(1);
  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  await putTexts(kinesis, ownStream.name, ['meanwhile', 'meanwhile too']);
  const show = page.getByRole('button', { name: 'Show 2 new records' });
  await expect(show).toBeVisible();
  await expect(records.rows).toHaveCount(1);
  await show.click();
  await expect(records.rows).toHaveCount(3);
});

test('only what the filter lets through comes', async ({ page, kinesis, ownStream }) => {
  const records = await watch(page, ownStream.name, 'data.city == "Oslo"');
  await putTexts(kinesis, ownStream.name, ['{"city": "Bern"}', '{"city": "Oslo"}', 'no JSON']);
  await expect(records.rows).toHaveCount(1);
  await expect(records.rows.first()).toContainText('Oslo');
  await expect(page.getByText('1 of 3 records matched')).toBeVisible();
});

test('stopped, it goes on where it stopped', async ({ page, kinesis, ownStream }) => {
  const records = await watch(page, ownStream.name);
  await putTexts(kinesis, ownStream.name, ['before']);
  await expect(records.rows).toHaveCount(1);
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await putTexts(kinesis, ownStream.name, ['while stopped']);
  await page.getByRole('button', { name: 'Go on where it stopped' }).click();
  await expect(records.rows).toHaveCount(2);
  await expect(records.rows.first()).toContainText('while stopped');
});

async function hideTab(page: Page, hidden: boolean): Promise<void> {
  await page.evaluate((value) => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => value });
    document.dispatchEvent(new Event('visibilitychange'));
  }, hidden);
}

test('a hidden tab rests, and says on return what came meanwhile', async ({
  page,
  kinesis,
  ownStream,
}) => {
  const records = await watch(page, ownStream.name);
  await putTexts(kinesis, ownStream.name, ['before']);
  await expect(records.rows).toHaveCount(1);
  await hideTab(page, true);
  await expect(page.getByText('resting while hidden')).toBeVisible();
  await putTexts(kinesis, ownStream.name, ['while hidden', 'while hidden too']);
  await hideTab(page, false);
  await expect(records.rows).toHaveCount(3);
  await expect(
    page.getByText(/Hidden for .*: 2 records came meanwhile, none is missing/),
  ).toBeVisible();
});

test('a lost connection is made again, and said', async ({ page, kinesis, ownStream }) => {
  let cut = true;
  await page.route(/\/tail(\?|$)/, (route) =>
    cut ? route.fulfill({ contentType: 'application/x-ndjson', body: '' }) : route.continue(),
  );
  const records = new RecordsPage(page);
  await records.open(ownStream.name, { mode: 'live' });
  await expect(page.getByText('connection lost, trying again')).toBeVisible();
  cut = false;
  await expect(page.getByText(/Connection lost for/)).toBeVisible();
  await isLive(page);
  await putTexts(kinesis, ownStream.name, ['after']);
  await expect(records.rows).toHaveCount(1);
});

test('what our own reads take of each shard is shown', async ({ page, ownStream }) => {
  await watch(page, ownStream.name);
  await page.getByText('Our own reads').click();
  const load = page.getByRole('table', { name: 'Our reads by shard' });
  await expect(load.locator('tbody').getByRole('row')).toHaveCount(2);
  await expect(load.getByText('live', { exact: true }).first()).toBeVisible();
});

test('keys are counted as records come', async ({ page }) => {
  const records = new RecordsPage(page);
  await records.open('flights', { mode: 'live', keys: 'open' });
  await expect(records.rows.first()).toBeVisible();
  await expect(page.getByRole('region', { name: 'Partition keys' })).not.toContainText(
    'No keys yet',
  );
});
