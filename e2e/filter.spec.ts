import { ReadingBar } from '@/e2e/pages/reading-bar';
import { RecordsPage } from '@/e2e/pages/records-page';
import { expect, test } from '@/e2e/world/test';

test('a sample is filtered by the server, and the filter stands in the address', async ({
  page,
  ownStream,
}) => {
  const records = new RecordsPage(page);
  await records.open(ownStream.name, { from: 'oldest' });
  await expect(records.rows).toHaveCount(4);
  await new ReadingBar(page).runFilter('has(data.nested)');
  await expect(page).toHaveURL(/filter=has/);
  await expect(records.rows).toHaveCount(1);
  await expect(records.rows.first()).toContainText('Zürich');
});

test('a link brings the filter along', async ({ page, ownStream }) => {
  const records = new RecordsPage(page);
  const filter = 'key == "json" && size > 10';
  await records.open(ownStream.name, { from: 'oldest', filter });
  await expect(new ReadingBar(page).filter).toHaveValue(filter);
  await expect(records.rows).toHaveCount(1);
});

test('a word is searched for in the text', async ({ page, ownStream }) => {
  const records = new RecordsPage(page);
  await records.open(ownStream.name, { from: 'oldest' });
  await new ReadingBar(page).runFilter('zürich');
  await expect(records.rows).toHaveCount(1);
});

test('a fault is told at its character while it is typed, and does not run', async ({
  page,
  ownStream,
}) => {
  const bar = new ReadingBar(page);
  const records = new RecordsPage(page);
  await records.open(ownStream.name);
  await expect(records.rows.first()).toBeVisible();
  await bar.filter.fill('size > 10 && colour == 3');
  await expect(bar.filter).toHaveAttribute('aria-invalid', 'true');
  await expect(bar.filter).toHaveAccessibleDescription(/^Character 14: /);
  await bar.filter.press('Enter');
  await expect(page).not.toHaveURL(/filter=/);
  await bar.filter.fill('size > 10');
  await expect(bar.filter).not.toHaveAttribute('aria-invalid');
});

test('fields that were seen complete what is typed', async ({ page, ownStream }) => {
  const bar = new ReadingBar(page);
  const records = new RecordsPage(page);
  await records.open(ownStream.name, { from: 'oldest' });
  await expect(records.rows).toHaveCount(4);
  await bar.filter.pressSequentially('gat');
  await expect(bar.completions.getByRole('option', { name: 'data.nested.gate' })).toBeVisible();
  await bar.filter.press('Tab');
  await expect(bar.filter).toHaveValue('data.nested.gate');
  await bar.filter.pressSequentially(' == ');
  await bar.filter.press('ArrowDown');
  await bar.filter.press('Enter');
  await expect(bar.filter).toHaveValue('data.nested.gate == "A7"');
  await bar.filter.press('Enter');
  await expect(page).toHaveURL(/filter=data\.nested/);
  await expect(records.rows).toHaveCount(1);
});

test('Escape closes the completions, and nothing else', async ({ page, ownStream }) => {
  const bar = new ReadingBar(page);
  const records = new RecordsPage(page);
  await records.open(ownStream.name);
  await expect(records.rows.first()).toBeVisible();
  await bar.filter.pressSequentially('siz');
  await expect(bar.completions).toBeVisible();
  await bar.filter.press('Escape');
  await expect(bar.completions).toBeHidden();
  await expect(bar.filter).toHaveValue('siz');
});

test('several lines: the field grows with them', async ({ page, ownStream }) => {
  const bar = new ReadingBar(page);
  const records = new RecordsPage(page);
  await records.open(ownStream.name);
  await expect(records.rows.first()).toBeVisible();
  const before = await bar.filter.boundingBox();
  await bar.filter.pressSequentially('size > 10');
  await bar.filter.press('Shift+Enter');
  await bar.filter.pressSequentially('&& size < 100');
  const after = await bar.filter.boundingBox();
  expect(after?.height).toBeGreaterThan((before?.height ?? 0) + 10);
});

test('an example is one press away', async ({ page }) => {
  const bar = new ReadingBar(page);
  await new RecordsPage(page).open('flights');
  await bar.examples.click();
  await page.getByRole('button', { name: /By key, shard, size or time of arrival/ }).click();
  await expect(bar.filter).toHaveValue(/key\.startsWith/);
  await expect(page).toHaveURL(/filter=key/);
});
