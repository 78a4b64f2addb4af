import { StreamFrame } from '@/e2e/pages/stream-frame';
import { StreamsPage } from '@/e2e/pages/streams-page';
import { expect, test } from '@/e2e/world/test';

test('the front door leads to the live streams of the first connection', async ({ page }) => {
  await page.goto('/');
  await expect(page).toHaveURL('/local');
  const streams = new StreamsPage(page);
  for (const name of ['arrivals', 'earthquakes', 'flights']) {
    await expect(streams.link(name)).toBeVisible();
  }
  await expect(
    page.getByText('Local service: everything here runs on this machine.'),
  ).toBeVisible();
});

test('every stream has its figures, and a health in words', async ({ page, viewport }) => {
  const streams = new StreamsPage(page);
  await streams.open();
  const flights = streams.row('flights');
  await expect(flights).toContainText(/Healthy|\d/);
  if (viewport && viewport.width > 1_000) {
    await expect(flights.getByRole('cell').nth(5)).toHaveText(/^\d/);
  }
});

test('a search narrows the list, and stands in the address', async ({ page }) => {
  const streams = new StreamsPage(page);
  await streams.open();
  await expect(streams.link('flights')).toBeVisible();
  await page.keyboard.press('/');
  await expect(streams.search).toBeFocused();
  await page.keyboard.type('ARRI');
  await expect(streams.link('flights')).toBeHidden();
  expect(await streams.names()).toEqual(['arrivals']);
  await expect(page).toHaveURL(/q=ARRI/);
  await page.reload();
  await expect(streams.link('arrivals')).toBeVisible();
  await expect(streams.link('flights')).toBeHidden();
});

test('a search for nothing says so and offers the way back', async ({ page }) => {
  const streams = new StreamsPage(page);
  await streams.open();
  await streams.search.fill('no-such-stream');
  await expect(page.getByText('No stream has “no-such-stream” in its name')).toBeVisible();
  await page.getByRole('button', { name: 'Show all streams' }).click();
  await expect(streams.link('flights')).toBeVisible();
});

test('the list is sorted by a press on a column, and by another one the other way', async ({
  page,
}) => {
  const streams = new StreamsPage(page);
  await streams.open();
  await expect(streams.link('flights')).toBeVisible();
  const header = streams.header(/^Stream/);
  await header.getByRole('button').click();
  await expect(header).toHaveAttribute('aria-sort', 'descending');
  const names = await streams.names();
  expect(names).toEqual(names.toSorted().toReversed());
  await expect(page).toHaveURL(/dir=desc/);
});

test('a press on a row opens the stream', async ({ page }) => {
  const streams = new StreamsPage(page);
  await streams.open();
  await streams.link('flights').click();
  await expect(new StreamFrame(page).heading).toHaveText('flights');
  await expect(page).toHaveURL('/local/streams/flights');
});

test('the keyboard goes to any stream', async ({ page }) => {
  const streams = new StreamsPage(page);
  await streams.open();
  await expect(streams.link('flights')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+k');
  const field = page.getByRole('combobox', { name: 'Go to a stream, page or connection' });
  await field.fill('earthq');
  await page.keyboard.press('Enter');
  await expect(new StreamFrame(page).heading).toHaveText('earthquakes');
});
