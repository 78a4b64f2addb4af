import { RecordsPage } from '@/e2e/pages/records-page';
import { BIG_NUMBER } from '@/e2e/world/own-stream';
import { putTexts } from '@/e2e/world/put-text';
import { expect, test } from '@/e2e/world/test';

test('a field seen becomes a column, in the address, and is remembered for its stream', async ({
  page,
}) => {
  const records = new RecordsPage(page);
  await records.open('flights');
  await expect(records.rows.first()).toBeVisible();
  await records.toggleColumn('delay');
  await expect(records.column('delay')).toBeVisible();
  await expect(page).toHaveURL(/cols=.*data\.delay/);
  await records.open('flights');
  await expect(records.column('delay')).toBeVisible();
  await records.open('arrivals');
  await expect(records.column('Payload')).toBeVisible();
  await expect(records.column('delay')).toHaveCount(0);
});

test('a column can be hidden, and all be as they were', async ({ page }) => {
  const records = new RecordsPage(page);
  await records.open('flights');
  await expect(records.column('Payload')).toBeVisible();
  await records.toggleColumn('Payload');
  await expect(records.column('Payload')).toHaveCount(0);
  await page.getByRole('button', { name: 'Columns', exact: true }).click();
  await page.getByRole('button', { name: 'Back to the usual columns' }).click();
  await expect(records.column('Payload')).toHaveCount(1);
  await expect(page).not.toHaveURL(/cols=/);
});

test('a link shows its columns: numbers by their digits, nested fields, and a dash for none', async ({
  page,
  ownStream,
}) => {
  const records = new RecordsPage(page);
  await records.open(ownStream.name, {
    from: 'oldest',
    cols: 'key,data.order,data.nested.gate',
  });
  const row = records.rows.filter({ hasText: 'json' });
  await expect(row.getByRole('cell')).toHaveText(['json', BIG_NUMBER, 'A7']);
  await expect(records.rows.filter({ hasText: 'binary' }).getByRole('cell')).toHaveText([
    'binary',
    '–',
    '–',
  ]);
});

test('keys are counted in what was read, and a press reads one of them alone', async ({
  page,
  ownStream,
}) => {
  const records = new RecordsPage(page);
  await records.open(ownStream.name, { from: 'oldest' });
  await records.showKeys();
  const rows = records.keys.locator('tbody').getByRole('row');
  await expect(rows).toHaveCount(4);
  await expect(rows.filter({ hasText: 'json' })).toContainText('25 %');
  await page.getByText('Bytes', { exact: true }).first().click();
  await expect(rows.first()).toContainText('largest');
  await rows.filter({ hasText: 'json' }).click({ position: { x: 4, y: 4 } });
  await expect(page).toHaveURL(/filter=key/);
  await expect(records.rows).toHaveCount(1);
  await expect(records.rows.first()).toContainText('Zürich');
});

test('the hot shard is told against an even share', async ({ page, kinesis, ownStream }) => {
  await putTexts(kinesis, ownStream.name, ['1', '2', '3']);
  const records = new RecordsPage(page);
  await records.open(ownStream.name, { from: 'oldest', keys: 'open' });
  await expect(page.getByRole('region', { name: 'Shards' })).toContainText(
    /times the even share of 50\s%/,
  );
});

test('records of an aggregate are rows of their own, each with the others at hand', async ({
  page,
}) => {
  const records = new RecordsPage(page);
  await records.open('clickstream', { from: 'oldest' });
  await expect(records.rows.first()).toContainText(/1\/\d+/);
  await records.openRow(0);
  await expect(page).toHaveURL(/open=shardId-\d+\/\d+\/0/);
  const aggregate = records.record.getByRole('region', { name: 'Aggregate' });
  await expect(aggregate).toContainText(/Record 1 of the \d+ of a KPL aggregate/);
  await aggregate.getByRole('button', { name: 'Next of the aggregate' }).click();
  await expect(aggregate).toContainText(/Record 2 of the/);
  await aggregate.getByRole('button', { name: 'List them all' }).click();
  const others = aggregate.getByRole('table', { name: 'Records of the aggregate' });
  await expect(others.locator('tbody').getByRole('row').nth(3)).toBeVisible();
});

test('log events are read as a table, and searched', async ({ page }) => {
  const records = new RecordsPage(page);
  await records.open('app-logs');
  await records.openRow(0);
  const events = records.record.getByRole('table', { name: 'Log events' });
  await expect(events.locator('tbody').getByRole('row').first()).toBeVisible();
  await expect(records.payload).toContainText(/gzip/);
  await expect(records.record.getByRole('radio', { name: 'Events' })).toBeChecked();
});

test('a search in one record counts its matches and goes through them', async ({
  page,
  ownStream,
}) => {
  const records = new RecordsPage(page);
  await records.openRecord(ownStream.name, ownStream.json);
  await expect(records.payload).toContainText('Zürich');
  const search = records.payload.getByRole('searchbox', { name: 'Search in this record' });
  await search.fill('a');
  await expect(records.payload.locator('output')).toHaveText(/^1 of \d+$/);
  await search.press('Enter');
  await expect(records.payload.locator('output')).toHaveText(/^2 of \d+$/);
  await search.fill('nowhere');
  await expect(records.payload.locator('output')).toHaveText('none');
});

test('a record is read among those around it', async ({ page, kinesis, ownStream }) => {
  await putTexts(kinesis, ownStream.name, ['{"after":1}']);
  const records = new RecordsPage(page);
  await records.openRecord(ownStream.name, ownStream.json);
  await records.record.getByRole('button', { name: 'Records around it' }).click();
  await page.getByRole('button', { name: '10 before and after' }).click();
  await expect(page).toHaveURL(new RegExp(`at=${ownStream.script.sequenceNumber}`));
  await expect(records.record).toContainText(ownStream.json.sequenceNumber);
  await expect(records.table.locator('tr[aria-current]')).toContainText('Zürich');
});
