import { AxeBuilder } from '@axe-core/playwright';
import { RecordsPage } from '@/e2e/pages/records-page';
import { RehearsalStrip } from '@/e2e/pages/rehearsal-strip';
import { readAnswer } from '@/e2e/world/read-answer';
import { type DashboardProcess, startDashboardProcess } from '@/e2e/world/start-dashboard-process';
import { expect, test } from '@/e2e/world/test';
import { rehearsalsAnswerSchema } from '@/lib/contract/rehearsal';
import { startControl } from '@/lib/local/control/start-control';
import { type LocalService, startLocal } from '@/lib/local/start';
import type { Listening } from '@/lib/local/wire/listen';
import { api, pages } from '@/lib/routes';

const STREAM = 'departures';
const TITLE = 'Hot partition key';

let service: LocalService;
let control: Listening;
let dashboard: DashboardProcess;
/** A service of its own: an incident would show in every other story. */
test.beforeAll(async () => {
  service = await startLocal({ streams: [{ name: STREAM, shards: 2 }, { name: 'other' }] });
  control = await startControl({ controlled: service });
  const local = { environment: 'local', region: 'us-east-1', endpoint: service.endpoints };
  dashboard = await startDashboardProcess({
    connections: [
      { name: 'rehearsing', ...local, rehearsal: control.url },
      { name: 'watching', ...local, rehearsal: control.url, allow: ['view', 'read'] },
      { name: 'plain', ...local },
    ],
  });
});
test.afterAll(async () => {
  await dashboard.stop();
  await control.close();
  await service.close();
});

test('an incident is started from the strip, shows where it said, and is stopped from any page', async ({
  page,
}) => {
  const strip = new RehearsalStrip(page);
  const records = new RecordsPage(page);
  await page.goto(dashboard.url + pages.streams('rehearsing'));
  await strip.offer.click();
  await strip.drawer.getByLabel('Stream').selectOption(STREAM);
  const incident = strip.incident(TITLE);
  await incident.getByRole('button', { name: `Start: ${TITLE}` }).click();
  await expect(incident).toContainText(new RegExp(`Running on ${STREAM} · ends in \\d`));

  await incident.getByRole('link', { name: 'Records' }).click();
  await expect(page).toHaveURL(dashboard.url + pages.stream('rehearsing', STREAM, 'records'));
  await expect(strip.drawer).toBeHidden();
  await expect(strip.running(`${TITLE} on ${STREAM}`)).toBeVisible();
  await expect(records.rows.first()).toContainText('ORD');

  await strip.stop(TITLE).click();
  await expect(strip.running(`${TITLE} on ${STREAM}`)).toBeHidden();
  await expect(strip.offer).toBeFocused();
  const path = dashboard.url + api.rehearsals('rehearsing');
  const { rehearsals } = await readAnswer(page.request, path, rehearsalsAnswerSchema);
  expect(rehearsals.filter(({ running }) => running)).toEqual([]);
});

test('the incidents are read and left by keyboard, without an accessibility fault', async ({
  page,
}) => {
  const strip = new RehearsalStrip(page);
  await page.goto(dashboard.url + pages.stream('rehearsing', STREAM));
  await strip.offer.press('Enter');
  await expect(strip.incident(TITLE)).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(strip.drawer).toBeHidden();
  await expect(strip.offer).toBeFocused();
});

test.describe(() => {
  test.use({ expectedFaults: /400/ });
  test('an incident that cannot begin says why', async ({ page }) => {
    const strip = new RehearsalStrip(page);
    await page.goto(dashboard.url + pages.streams('rehearsing'));
    await strip.offer.click();
    const incident = strip.incident('Slow consumer');
    await incident.getByRole('button', { name: 'Start: Slow consumer' }).click();
    await expect(incident.getByRole('alert')).toContainText('No live traffic is running');
  });
});

for (const connection of ['watching', 'plain']) {
  test(`nothing is offered on the connection ${connection}`, async ({ page }) => {
    await page.goto(dashboard.url + pages.streams(connection));
    await expect(page.getByRole('link', { name: 'other', exact: true })).toBeVisible();
    await page.waitForLoadState('networkidle');
    await expect(new RehearsalStrip(page).offer).toHaveCount(0);
  });
}
