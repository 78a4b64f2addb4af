import { ShardsPage } from '@/e2e/pages/shards-page';
import { expect, test } from '@/e2e/world/test';

const FLIGHTS_SHARDS = 4;
/** The browser's own line on an answer of status 400. */
const REFUSED = /status of 400/;

test('open shards are listed with their share of the keys', async ({ page }) => {
  const shards = new ShardsPage(page);
  await shards.open('flights');
  await expect(shards.rows).toHaveCount(FLIGHTS_SHARDS);
  await expect(shards.rows.first()).toContainText('25');
  await expect(shards.map).toBeVisible();
});

test('a stream that was resharded shows its closed shards and who came from whom', async ({
  page,
}) => {
  const shards = new ShardsPage(page);
  await shards.open('arrivals');
  await expect(shards.rows.first()).toBeVisible();
  const open = await shards.rows.count();
  await shards.show('State', 'All');
  await expect.poll(() => shards.rows.count()).toBeGreaterThan(open);
  await shards.show('Show as', 'Lineage');
  await expect(page).toHaveURL(/view=lineage/);
  await expect(shards.row('shardId-000000000000')).toBeVisible();
});

test('a key is located as it is typed, and its shard is marked', async ({ page }) => {
  const shards = new ShardsPage(page);
  await shards.open('flights');
  await shards.key.fill('ORD');
  await expect(shards.outcome).toContainText(/goes to shardId-/);
  await expect(page).toHaveURL(/key=ORD/);
  await expect(shards.table.locator('[aria-current="true"]')).toHaveCount(1);
});

test.describe(() => {
  test.use({ expectedFaults: REFUSED });
  test('a hash key that is none is refused at its field', async ({ page }) => {
    const shards = new ShardsPage(page);
    await shards.open('flights');
    await shards.show('Look up by', 'Explicit hash key');
    await shards.key.fill('0x1f');
    await expect(shards.key).toHaveAttribute('aria-invalid', 'true');
    await expect(shards.key).toHaveAccessibleDescription(/decimal number/);
  });
});

test('a shard leads to its records', async ({ page }) => {
  const shards = new ShardsPage(page);
  await shards.open('flights');
  await shards
    .row('shardId-000000000002')
    .getByRole('link', { name: /^Records of/ })
    .click();
  await expect(page).toHaveURL(/\/records\?shard=shardId-000000000002/);
});
