import { RecordsPage } from '@/e2e/pages/records-page';
import { BIG_NUMBER, SCRIPT } from '@/e2e/world/own-stream';
import { expect, test } from '@/e2e/world/test';

const JUST_WRITTEN = 4;
/** The browser's own line on an answer of status 400. */
const REFUSED = /status of 400/;

test('the newest records of a live stream are there at once', async ({ page }) => {
  const records = new RecordsPage(page);
  await records.open('flights');
  await expect(records.rows.first()).toContainText(/[{"]/);
  expect(await records.rows.count()).toBeGreaterThan(5);
});

test('records can be read from the oldest on', async ({ page, ownStream }) => {
  const records = new RecordsPage(page);
  await records.open(ownStream.name);
  await expect(records.rows.first()).toBeVisible();
  await records.start.selectOption({ label: 'Oldest' });
  await expect(page).toHaveURL(/from=oldest/);
  await expect(records.rows.nth(JUST_WRITTEN - 1)).toBeVisible();
  await expect(records.rows.first()).toContainText('mmmm');
});

test('records can be read from a time on', async ({ page }) => {
  const records = new RecordsPage(page);
  await records.open('flights');
  await records.start.selectOption({ label: 'From a time' });
  await expect(records.time).toHaveValue(/^\d{4}-\d\d-\d\dT/);
  await expect(records.rows.first()).toBeVisible();
  await expect(page.getByText(/Old records were read/)).toBeVisible();
});

test('records can be read from a sequence number on', async ({ page, ownStream }) => {
  const { shard, sequenceNumber } = ownStream.json;
  const records = new RecordsPage(page);
  await records.open(ownStream.name, { shard, from: 'sequence', at: sequenceNumber });
  await expect(records.rows.first()).toContainText('Zürich');
});

test.describe(() => {
  test.use({ expectedFaults: REFUSED });
  test('a sequence number that is none is refused at its field', async ({ page, ownStream }) => {
    const records = new RecordsPage(page);
    await records.open(ownStream.name, { shard: ownStream.json.shard, from: 'sequence' });
    await records.sequenceNumber.fill('12x');
    await records.read();
    await expect(records.sequenceNumber).toHaveAttribute('aria-invalid', 'true');
    await expect(records.sequenceNumber).toHaveAccessibleDescription(/decimal digits/);
  });
});

test('a record opens beside the list and closes on Escape', async ({ page }) => {
  const records = new RecordsPage(page);
  await records.open('flights');
  await records.rows.nth(1).click({ position: { x: 4, y: 4 } });
  await expect(records.record).toContainText('Sequence number');
  await expect(page).toHaveURL(/open=shardId-/);
  await page.keyboard.press('Escape');
  await expect(records.record).toBeHidden();
});

test('Escape closes what lies before an open record first', async ({ page, ownStream }) => {
  const records = new RecordsPage(page);
  await records.openRecord(ownStream.name, ownStream.json);
  await page.getByRole('button', { name: 'Records around it' }).click();
  const around = page.getByRole('dialog', { name: 'Records around it' });
  await expect(around).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(around).toBeHidden();
  await expect(records.record).toBeVisible();
  const within = records.record.getByRole('searchbox', { name: 'Search in this record' });
  await within.fill('gate');
  await within.press('Escape');
  await expect(within).toHaveValue('');
  await expect(records.record).toBeVisible();
  await within.press('Escape');
  await expect(records.record).toBeHidden();
});

test('a search marks what was found in what was read', async ({ page, ownStream }) => {
  const records = new RecordsPage(page);
  await records.open(ownStream.name, { from: 'oldest' });
  await expect(records.rows.first()).toBeVisible();
  await records.search.fill('zürich');
  await expect(records.rows).toHaveCount(1);
  await expect(records.rows.getByText('Zürich')).toBeVisible();
});

test('a link to a record opens it: exact text, tree, and what JavaScript cannot hold', async ({
  page,
  ownStream,
}) => {
  const records = new RecordsPage(page);
  await records.openRecord(ownStream.name, ownStream.json);
  await expect(records.record).toContainText(ownStream.json.sequenceNumber);
  await expect(records.payload).toContainText(/cannot hold/);
  await records.showAs('Raw');
  await expect(records.payload.locator('pre')).toContainText(BIG_NUMBER);
});

test('a script in a record is text and nothing more', async ({ page, ownStream }) => {
  const records = new RecordsPage(page);
  await records.openRecord(ownStream.name, ownStream.script);
  await expect(records.payload.locator('pre')).toHaveText(SCRIPT);
  await expect(records.record).toContainText('<b>script</b>');
  await expect(page).not.toHaveTitle('owned');
  await expect(records.record.locator('img, script, b')).toHaveCount(0);
});

test('bytes that are no text are shown as hex, with the reason', async ({ page, ownStream }) => {
  const records = new RecordsPage(page);
  await records.openRecord(ownStream.name, ownStream.binary);
  await expect(records.bytes).toContainText('ff fe 00 80 de ad be ef');
  await expect(records.payload).toContainText(/not (valid )?UTF-8/);
});

test('a record of 1 MiB is shown in part at first, and whole on demand', async ({
  page,
  ownStream,
}) => {
  const records = new RecordsPage(page);
  await records.open(ownStream.name, { from: 'oldest' });
  await records.rows.first().click({ position: { x: 4, y: 4 } });
  await expect(records.payload).toContainText('the beginning of the record only');
  await records.payload.getByRole('button', { name: 'Load whole record' }).click();
  await expect(records.payload).not.toContainText('the beginning of the record only');
  await expect(records.record).toContainText('1,048,569 bytes');
});

test('reading says how it was done and why it stopped', async ({ page }) => {
  const records = new RecordsPage(page);
  await records.open('flights');
  await page.getByText(/^How this was read/).click();
  const report = page.getByRole('table', { name: 'How each shard was read' });
  await expect(report.locator('tbody').getByRole('row')).toHaveCount(4);
});
