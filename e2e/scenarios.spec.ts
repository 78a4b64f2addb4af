import { type ChartTitle, OverviewPage } from '@/e2e/pages/overview-page';
import { RecordsPage } from '@/e2e/pages/records-page';
import { ShardsPage } from '@/e2e/pages/shards-page';
import { StreamFrame } from '@/e2e/pages/stream-frame';
import { StreamsPage } from '@/e2e/pages/streams-page';
import { type PlayedIncident, playIncident } from '@/e2e/world/play-incident';
import { type DashboardProcess, startDashboardProcess } from '@/e2e/world/start-dashboard-process';
import { expect, test } from '@/e2e/world/test';
import { pages, type StreamTab } from '@/lib/routes';

/** Of the outage's chances, each call meets the same: it waits, and is then refused with 503. */
const REFUSED = () => 0.1;

/** `arrivals` has two even shards and consumers that keep up; `flights` has four shards. */
const INCIDENTS = [
  { scenario: 'hot-key', stream: 'flights', minutes: { before: 11, during: 4 } },
  { scenario: 'slow-consumer', stream: 'arrivals', minutes: { before: 5, during: 10 } },
  { scenario: 'throttling-storm', stream: 'arrivals', minutes: { before: 8, during: 7 } },
  { scenario: 'reshard-under-load', stream: 'arrivals', minutes: { before: 10, during: 5 } },
  { scenario: 'slow-metrics', stream: 'flights', minutes: { before: 7, during: 10 } },
  { scenario: 'outage', stream: 'arrivals', minutes: { before: 8, during: 7 }, random: REFUSED },
] as const;
type Scenario = (typeof INCIDENTS)[number]['scenario'];

const played: PlayedIncident[] = [];
let dashboard: DashboardProcess;

/** One connection an incident, of its name: each has a service of its own. */
test.beforeAll(async () => {
  for (const incident of INCIDENTS) played.push(await playIncident(incident));
  dashboard = await startDashboardProcess({
    connections: played.map(({ scenario, endpoints }) => ({
      name: scenario,
      environment: 'local',
      region: 'us-east-1',
      endpoint: endpoints,
    })),
  });
});
test.afterAll(async () => {
  await dashboard.stop();
  await Promise.all(played.splice(0).map((one) => one.stop()));
});

const addressOf = (scenario: Scenario, tab: StreamTab, query?: Record<string, string>) => {
  const stream = INCIDENTS.find((one) => one.scenario === scenario)?.stream ?? '';
  return dashboard.url + pages.stream(scenario, stream, tab, query);
};

/** Of the last quarter of an hour: what the summary of a chart says of a line. */
const figure = (
  overview: OverviewPage,
  [chart, line]: readonly [ChartTitle, string],
  what: 'Newest' | 'Lowest' | 'Highest' | 'Periods without data',
) => {
  const place = ['Newest', 'Lowest', 'Highest', 'Periods without data'].indexOf(what);
  return overview.summary(chart, line).getByRole('cell').nth(place);
};

const QUARTER = { range: '15m' };
const findings = (overview: OverviewPage) =>
  overview.page.getByRole('region', { name: 'Findings' });

test('a hot key: writes are throttled at one full shard, beside idle ones', async ({ page }) => {
  const overview = new OverviewPage(page);
  await page.goto(addressOf('hot-key', 'overview', QUARTER));
  await expect(findings(overview)).toContainText(/records exceeded the write limit of a shard/);
  await expect(figure(overview, ['Throttled', 'writes'], 'Highest')).toHaveText(/[1-9]/);
  await expect(overview.tiles).toContainText(/Records in.*s\s*2\d(\.\d)?\s*% of capacity/);

  const shards = new ShardsPage(page);
  await page.goto(addressOf('hot-key', 'shards'));
  await expect(async () => {
    const [idlest = 0, , idle = 0, hot = 0] = (await shards.column('Load'))
      .map(Number)
      .toSorted((a, b) => a - b);
    expect(hot).toBeGreaterThan(90);
    expect(idle).toBeLessThan(10);
    expect(idlest).toBeGreaterThan(0);
  }).toPass();

  await shards.key.fill('ORD');
  await expect(shards.outcome).toContainText(/goes to shardId-/);
  const current = shards.table.locator('[aria-current="true"]');
  await expect.poll(async () => Number(await shards.column('Load', current))).toBeGreaterThan(90);
  await current.getByRole('link', { name: /^Records of/ }).click();
  const { rows } = new RecordsPage(page);
  await expect(async () => {
    const hot = await rows.filter({ hasText: 'ORD' }).count();
    expect(hot).toBeGreaterThan(0);
    expect(hot / (await rows.count())).toBeGreaterThan(0.8);
  }).toPass();
});

test('slow consumers: the age of what they read climbs, on every shard', async ({ page }) => {
  const overview = new OverviewPage(page);
  await page.goto(addressOf('slow-consumer', 'overview', QUARTER));
  await expect(findings(overview)).toContainText(/Consumers are \d+\s*min.* behind/);
  await expect(figure(overview, ['Iterator age', 'age'], 'Newest')).toHaveText(/^[2-9]\s*min/);
  await expect(figure(overview, ['Iterator age', 'age'], 'Lowest')).toHaveText(
    /^\d+(\.\d+)?\s*m?s$/,
  );
  await expect(figure(overview, ['Records', 'in'], 'Newest')).toHaveText(/[1-9]/);

  const shards = new ShardsPage(page);
  await page.goto(addressOf('slow-consumer', 'shards'));
  await expect(async () => {
    const agesSeconds = (await shards.column('Iterator age')).map(Number);
    expect(agesSeconds).toHaveLength(2);
    expect(Math.min(...agesSeconds)).toBeGreaterThan(60);
  }).toPass();

  const streams = new StreamsPage(page);
  await page.goto(dashboard.url + pages.streams('slow-consumer'));
  await expect(streams.row('arrivals')).toContainText(/Consumers are .*behind/);
  await expect(streams.row('earthquakes')).not.toContainText('behind');
});

test('a throttling storm: writes and reads are throttled, and most reads succeed', async ({
  page,
}) => {
  const overview = new OverviewPage(page);
  await page.goto(addressOf('throttling-storm', 'overview', QUARTER));
  await expect(findings(overview)).toContainText(/records exceeded the write limit of a shard/);
  await expect(findings(overview)).toContainText(/calls exceeded the read limit of a shard/);
  await expect(figure(overview, ['Throttled', 'writes'], 'Newest')).toHaveText(/[1-9]/);
  await expect(figure(overview, ['Throttled', 'reads'], 'Newest')).toHaveText(/[1-9]/);
  const success = figure(overview, ['Success of calls', 'GetRecords'], 'Newest');
  await expect(success).toHaveText(/^[3-8]\d(\.\d)?\s*%$/);

  const shards = new ShardsPage(page);
  await page.goto(addressOf('throttling-storm', 'shards'));
  await expect(async () => {
    const throttled = await shards.column('Throttled');
    expect(throttled).toHaveLength(2);
    for (const cell of throttled) expect(cell).toMatch(/[1-9]\d* \/ [1-9]\d*/);
  }).toPass();
});

test('a reshard under load: a closed parent, its two children, and records in each', async ({
  page,
}) => {
  const overview = new OverviewPage(page);
  await page.goto(addressOf('reshard-under-load', 'overview', QUARTER));
  await expect(overview.chart('Records')).toContainText(/capacity 3,000/);

  const shards = new ShardsPage(page);
  await page.goto(addressOf('reshard-under-load', 'shards'));
  await expect(shards.rows).toHaveCount(3);
  await shards.show('State', 'All');
  await expect(shards.rows).toHaveCount(4);
  const parent = shards.rows.filter({ hasText: 'closed' });
  await expect(parent).toHaveCount(1);
  await shards.show('Show as', 'Lineage');
  for (const child of ['shardId-000000000002', 'shardId-000000000003']) {
    await expect(shards.row(child)).toContainText('open');
  }

  const records = new RecordsPage(page);
  await shards
    .row('shardId-000000000003')
    .getByRole('link', { name: /^Records of/ })
    .click();
  await expect(records.rows.first()).toBeVisible();
  await page.goBack();
  await parent.getByRole('link', { name: /^Records of/ }).click();
  await records.start.selectOption({ label: 'Oldest' });
  await expect(records.rows.first()).toBeVisible();
});

test('late metrics: lines end minutes ago, and rates are unknown rather than zero', async ({
  page,
}) => {
  const overview = new OverviewPage(page);
  await page.goto(addressOf('slow-metrics', 'overview', QUARTER));
  await expect(figure(overview, ['Records', 'in'], 'Newest')).toHaveText('–');
  await expect(figure(overview, ['Records', 'in'], 'Highest')).toHaveText(/[1-9]/);
  await expect(figure(overview, ['Records', 'in'], 'Periods without data')).toHaveText(
    /^([7-9]|10)$/,
  );
  await expect(overview.tiles).toContainText(/Records in\s*–/);

  const streams = new StreamsPage(page);
  await page.goto(dashboard.url + pages.streams('slow-metrics'));
  const unknown = streams.row('flights').getByRole('cell', { name: '–', exact: true });
  await expect.poll(() => unknown.count()).toBeGreaterThan(3);
});

test.describe(() => {
  test.use({ expectedFaults: /50[0-4]|Failed to load resource/ });
  test('an outage: what cannot be read says so, and what failed is seen afterwards', async ({
    page,
  }) => {
    const frame = new StreamFrame(page);
    await page.goto(addressOf('outage', 'records'));
    await expect(frame.problems.first()).toContainText('AWS cannot be reached');
    await expect(page.getByRole('button', { name: 'Try again' }).first()).toBeVisible();

    await played.find(({ scenario }) => scenario === 'outage')?.endScenario();
    const overview = new OverviewPage(page);
    await page.goto(addressOf('outage', 'overview', QUARTER));
    const success = ['Success of calls', 'PutRecords'] as const;
    await expect(figure(overview, success, 'Lowest')).toHaveText(/^0\s*%$/);
    await expect(figure(overview, success, 'Highest')).toHaveText(/^100\s*%$/);
    await expect(findings(overview)).toContainText(/has been failing for 5 minutes/);
  });
});
