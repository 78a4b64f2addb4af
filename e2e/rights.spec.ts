import { StreamFrame } from '@/e2e/pages/stream-frame';
import { addresses } from '@/e2e/world/addresses';
import { type DashboardProcess, startDashboardProcess } from '@/e2e/world/start-dashboard-process';
import { expect, test } from '@/e2e/world/test';
import { problemSchema } from '@/lib/contract/problem';
import { api, pages } from '@/lib/routes';

/** A dashboard with two connections to the same streams, of which neither may do everything. */
let dashboard: DashboardProcess;
test.beforeAll(async () => {
  const { kinesis, cloudwatch } = addresses();
  const connection = {
    environment: 'local',
    region: 'us-east-1',
    endpoint: { kinesis, cloudwatch },
  };
  dashboard = await startDashboardProcess({
    connections: [
      { ...connection, name: 'reader', allow: ['view', 'read'] },
      { ...connection, name: 'viewer', allow: ['view'] },
    ],
  });
});
test.afterAll(() => dashboard.stop());

const STREAM = 'flights';

test('a connection that may not send shows no form, and says why', async ({ page }) => {
  await page.goto(dashboard.url + pages.stream('reader', STREAM, 'send'));
  await expect(page.getByText(/does not allow/)).toBeVisible();
  await expect(page.getByRole('button', { name: /^Send/ })).toHaveCount(0);
  await expect(page.getByRole('textbox')).toHaveCount(0);
});

test('a connection that may not read shows no records, and says why', async ({ page }) => {
  await page.goto(dashboard.url + pages.stream('viewer', STREAM, 'records'));
  await expect(page.getByText('Records are not shown on this connection')).toBeVisible();
  await page.goto(dashboard.url + pages.stream('viewer', STREAM, 'shards'));
  await expect(page.getByRole('table', { name: 'Shards' })).toBeVisible();
  await expect(new StreamFrame(page).tab('Records')).toHaveCount(0);
});

test('what the page hides, the server refuses', async ({ request }) => {
  const post = await request.post(dashboard.url + api.batches('reader', STREAM), {
    data: { records: [{ data: 'x' }] },
  });
  const read = await request.get(dashboard.url + api.records('viewer', STREAM, { limit: 1 }));
  for (const answer of [post, read]) {
    expect(answer.status()).toBe(403);
    expect(problemSchema.parse(await answer.json()).code).toBe('not_allowed');
  }
});
