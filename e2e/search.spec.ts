import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { ReadingBar } from '@/e2e/pages/reading-bar';
import { RecordsPage } from '@/e2e/pages/records-page';
import { putTexts } from '@/e2e/world/put-text';
import { expect, test } from '@/e2e/world/test';

const OWN_RECORDS = 4;
const MANY = 120;
const SOME = 100;

const submit = (page: Page, name: 'Search' | 'Stop') =>
  page
    .getByRole('form', { name: 'What to search' })
    .getByRole('button', { name, exact: true })
    .click();

/** Rows are rendered in view only; the table says how many there are, its header included. */
const hasRows = (records: RecordsPage, count: number) =>
  expect(records.table).toHaveAttribute('aria-rowcount', String(count + 1));

test('a search reads the whole range of every shard and says so', async ({ page, ownStream }) => {
  const records = new RecordsPage(page);
  await records.open(ownStream.name);
  await new ReadingBar(page).choose('Search');
  await expect(page.getByText(/raises the stream’s iterator age metric/)).toBeVisible();
  await submit(page, 'Search');
  await expect(page.getByText('Done: the whole range was read.')).toBeVisible();
  await hasRows(records, OWN_RECORDS);
  await expect(page.getByRole('progressbar', { name: 'Search', exact: true })).toHaveJSProperty(
    'value',
    1,
  );
});

test('a filter runs by Enter and finds what is meant', async ({ page, ownStream }) => {
  const records = new RecordsPage(page);
  await records.open(ownStream.name, { mode: 'search', range: '1h' });
  await expect(page.getByText('Search a time range')).toBeVisible();
  await new ReadingBar(page).runFilter('data.nested.gate == "A7"');
  await expect(page.getByText('Done: the whole range was read.')).toBeVisible();
  await hasRows(records, 1);
  await expect(records.rows.first()).toContainText('Zürich');
  await expect(page.getByText(`1 of ${OWN_RECORDS} records matched`)).toBeVisible();
});

test('the button searches for what is typed, without Enter', async ({ page, ownStream }) => {
  const records = new RecordsPage(page);
  await records.open(ownStream.name, { mode: 'search', range: '1h' });
  await expect(page.getByText('Search a time range')).toBeVisible();
  await new ReadingBar(page).filter.fill('data.nested.gate == "A7"');
  await submit(page, 'Search');
  await expect(page.getByText(`1 of ${OWN_RECORDS} records matched`)).toBeVisible();
  await expect(page).toHaveURL(/filter=data\.nested/);
});

test('records of the same key are searched at once, and back says what is shown', async ({
  page,
  ownStream,
}) => {
  const records = new RecordsPage(page);
  await records.open(ownStream.name, { mode: 'search' });
  await submit(page, 'Search');
  await hasRows(records, OWN_RECORDS);
  await records.rows.filter({ hasText: 'Zürich' }).click({ position: { x: 4, y: 4 } });
  await records.record.getByRole('button', { name: 'Same key' }).click();
  await expect(page.getByText(`1 of ${OWN_RECORDS} records matched`)).toBeVisible();
  await hasRows(records, 1);
  await page.goBack();
  await expect(page.getByText('Found before the form changed, with key == "json".')).toBeVisible();
});

test('it stops at its limit and goes on from there, each record once', async ({
  page,
  kinesis,
  ownStream,
}) => {
  const texts = Array.from({ length: MANY }, (_, n) => `{"many": true, "n": ${n}}`);
  await putTexts(kinesis, ownStream.name, texts);
  const records = new RecordsPage(page);
  await records.open(ownStream.name, {
    mode: 'search',
    matches: SOME,
    filter: 'data.many == true',
  });
  await submit(page, 'Search');
  await expect(page.getByText('Stopped at the limit of matches.')).toBeVisible();
  await hasRows(records, SOME);
  await page.getByRole('button', { name: 'Go on from here' }).click();
  await expect(page).toHaveURL(/cursor=/);
  await expect(page.getByText('Done: the whole range was read.')).toBeVisible();
  await hasRows(records, MANY);
});

test('it goes on with what was searched, whatever the form says by then', async ({
  page,
  kinesis,
  ownStream,
}) => {
  const texts = Array.from({ length: MANY }, (_, n) => `{"many": true, "n": ${n}}`);
  await putTexts(kinesis, ownStream.name, texts);
  const records = new RecordsPage(page);
  await records.open(ownStream.name, { mode: 'search', matches: SOME });
  await submit(page, 'Search');
  await expect(page.getByText('Stopped at the limit of matches.')).toBeVisible();
  await new ReadingBar(page).filter.fill('nothing has this');
  await page.getByRole('button', { name: 'Go on from here' }).click();
  await expect(page.getByText('Done: the whole range was read.')).toBeVisible();
  await hasRows(records, MANY + OWN_RECORDS);
});

test('it can be stopped', async ({ page, ownStream }) => {
  await page.route(/\/search\?/, () => undefined);
  await new RecordsPage(page).open(ownStream.name, { mode: 'search' });
  await submit(page, 'Search');
  await expect(page.getByText('Opening the shards…')).toBeVisible();
  await submit(page, 'Stop');
  await expect(page.getByText('Stopped by you.')).toBeVisible();
});

test('exact times and chosen shards stand in the address', async ({ page, ownStream }) => {
  const { shard } = ownStream.json;
  await new RecordsPage(page).open(ownStream.name, { mode: 'search' });
  await page.getByLabel('Time range').selectOption({ label: 'Exact times' });
  await expect(page.getByLabel('From, in your zone')).toHaveValue(/^\d{4}-\d\d-\d\dT/);
  await page.getByRole('button', { name: 'Shards: all' }).click();
  await page.getByLabel(shard).check();
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(
    new RegExp(`range=exact.*shards=${shard}|shards=${shard}.*range=exact`),
  );
  await submit(page, 'Search');
  await expect(page.getByText('Done: the whole range was read.')).toBeVisible();
});

test('a range that ends before it begins is refused at its field', async ({ page, ownStream }) => {
  await new RecordsPage(page).open(ownStream.name, {
    mode: 'search',
    range: 'exact',
    since: '2026-01-02T00:00:00.000Z',
    until: '2026-01-01T00:00:00.000Z',
  });
  await submit(page, 'Search');
  await expect(page.getByLabel('To (now when empty)')).toHaveAccessibleDescription(
    'The end is not after the start.',
  );
});

test('every match can be exported, whole', async ({ page, ownStream }) => {
  // No test can answer the browser's own question for a file.
  await page.addInitScript(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
  await new RecordsPage(page).open(ownStream.name, { mode: 'search' });
  await submit(page, 'Search');
  await page.getByRole('button', { name: 'Export every match' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export every match' });
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Export', exact: true }).click(),
  ]);
  const text = await readFile(await file.path(), 'utf8');
  expect(text.trimEnd().split('\n')).toHaveLength(OWN_RECORDS);
  expect(text).toContain('m'.repeat(1_000_000));
  await expect(dialog.getByText(`Done: ${OWN_RECORDS} records written.`)).toBeVisible();
});
