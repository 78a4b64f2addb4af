import type { Page } from '@playwright/test';
import { SendPage } from '@/e2e/pages/send-page';
import { readAnswer } from '@/e2e/world/read-answer';
import { readWholeStream } from '@/e2e/world/read-whole-stream';
import { type DashboardProcess, startDashboardProcess } from '@/e2e/world/start-dashboard-process';
import { test as base, expect } from '@/e2e/world/test';
import { recordsDraftName } from '@/lib/client/record-drafts';
import type { Verdict } from '@/lib/contract/batch';
import { runAnswerSchema, verdictsAnswerSchema } from '@/lib/contract/run';
import { type LocalService, startLocal } from '@/lib/local/start';
import { api, pages } from '@/lib/routes';

const CONNECTION = 'sending';
const PUT = { operations: ['PutRecords'] };

let service: LocalService;
let dashboard: DashboardProcess;
/** A service of its own, for its faults would strike other stories too. */
base.beforeAll(async () => {
  service = await startLocal();
  const local = { environment: 'local', region: 'us-east-1', endpoint: service.endpoints };
  dashboard = await startDashboardProcess({ connections: [{ name: CONNECTION, ...local }] });
});
base.afterAll(async () => {
  await dashboard.stop();
  await service.close();
});

/** Each story has a stream, and leaves no fault and no run behind. */
const test = base.extend<{ stream: string; send: SendPage }>({
  stream: async ({}, use, { testId }) => {
    const stream = `runs-${testId}`;
    service.engine.createStream(stream, { shards: 4 });
    await use(stream);
    service.faults.clear();
  },
  send: async ({ page }, use) => {
    await use(new SendPage(page, { base: dashboard.url, connection: CONNECTION }));
  },
});

const whole = (page: Page, stream: string) =>
  readWholeStream(page.request, { base: dashboard.url, connection: CONNECTION, stream });

async function progressOf(page: Page, stream: string, run: string) {
  const path = dashboard.url + api.run(CONNECTION, stream, run);
  return (await readAnswer(page.request, path, runAnswerSchema)).run.progress;
}

async function verdictsOf(page: Page, stream: string, run: string): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (;;) {
    const query = { offset: verdicts.length, limit: 1_000 };
    const path = dashboard.url + api.runVerdicts(CONNECTION, stream, run, query);
    const answer = await readAnswer(page.request, path, verdictsAnswerSchema);
    verdicts.push(...answer.verdicts);
    if (answer.verdicts.length === 0) return verdicts;
  }
}

const places = (records: readonly Pick<Verdict, 'shard' | 'sequenceNumber'>[]) =>
  records.map(({ shard, sequenceNumber }) => `${shard}/${sequenceNumber}`).toSorted();

test('10,000 records with 5 % refused on the way get 10,000 verdicts, and the reader finds exactly the delivered ones', async ({
  page,
  send,
  stream,
}) => {
  const throttled = 'ProvisionedThroughputExceededException';
  service.faults.add({ kind: 'records', error: throttled, share: 0.05, stream });
  service.faults.add({ kind: 'error', error: 'AccessDeniedException', times: 2, stream, ...PUT });
  await send.open(stream);
  await send.template.fill('{"n":{{sequence}}}');
  await send.count.fill('10000');
  await send.sendButton('10,000 records').click();
  await send.question('10,000 records').getByRole('button', { name: /^Send/ }).click();
  await expect(send.run).toContainText('10,000 of 10,000 records have their verdict', {
    timeout: 90_000,
  });
  await expect(send.outcome).toContainText('finished:');

  const run = await send.runId();
  const progress = await progressOf(page, stream, run);
  expect(progress.failed).toBeGreaterThan(0);
  expect(progress.delivered + progress.failed).toBe(10_000);
  const verdicts = await verdictsOf(page, stream, run);
  expect(new Set(verdicts.map(({ index }) => index)).size).toBe(10_000);
  const delivered = verdicts.filter(({ status }) => status === 'delivered');
  expect(places(await whole(page, stream))).toEqual(places(delivered));

  await send.choose('Show verdicts', /^Failed/);
  await expect(send.verdicts).toContainText('AccessDeniedException');
  await expect(send.verdicts).not.toContainText('delivered');
});

test('what was not delivered is sent again with one press, and then every record is there once', async ({
  page,
  send,
  stream,
}) => {
  service.faults.add({ kind: 'error', error: 'AccessDeniedException', times: 1, stream, ...PUT });
  await send.open(stream);
  await send.template.fill('{"n":{{sequence}}}');
  await send.count.fill('900');
  await send.sendButton('900 records').click();
  await send.run.getByRole('button', { name: /^Send the \d+ undelivered again$/ }).click();
  await expect(send.run).toContainText('Undelivered records again');
  await expect(send.outcome).toContainText(/finished: \d+ records delivered, 0 failed, 0 unknown/);
  const texts = (await whole(page, stream)).map(({ data }) => data.text);
  expect(texts).toHaveLength(900);
  expect(new Set(texts).size).toBe(900);
  await expect(send.history.locator('tbody').getByRole('row')).toHaveCount(2);
});

test('a run is stopped at once, and says what was never sent', async ({ send, stream }) => {
  await send.open(stream, { pace: 'steady', rate: 20, seconds: 600 });
  await send.sendButton('12,000 records').click();
  await send.question('12,000 records').getByRole('button', { name: /^Send/ }).click();
  await expect(send.verdicts).toContainText('delivered');
  await send.stop.click();
  await expect(send.outcome).toContainText(/stopped: \d+ records? delivered, 0 failed, 0 unknown/);
  await expect(send.run).toContainText(/of 12,000 records were handed over; .* were never sent/);
});

test('a run goes on without its page and is found again', async ({ page, send, stream }) => {
  await send.open(stream, { pace: 'steady', rate: 5, seconds: 100, name: 'in the background' });
  await send.sendButton('500 records').click();
  const run = await send.runId();
  await expect(send.verdicts).toContainText('delivered');
  await page.goto(dashboard.url + pages.streams(CONNECTION));
  const before = await progressOf(page, stream, run);
  await expect
    .poll(async () => (await progressOf(page, stream, run)).delivered)
    .toBeGreaterThan(before.delivered);

  await send.open(stream);
  await expect(send.run).toContainText('in the background');
  await expect(page).toHaveURL(new RegExp(`run=${run}`));
  await page.reload();
  await send.stop.click();
  await expect(send.outcome).toContainText('stopped:');
});

test('a file is uploaded, counted, and its rows are the records', async ({
  page,
  send,
  stream,
}) => {
  await send.open(stream, { source: 'file' });
  await send.file.setInputFiles({
    name: 'orders.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('order,city\n1,Zürich\n2,"Basel, Stadt"\n3,Bern\n'),
  });
  await expect(page.getByText('orders.csv')).toBeVisible();
  await expect(page.getByRole('radio', { name: 'CSV' })).toBeChecked();
  await expect(send.firstRecords).toContainText('Basel, Stadt');
  await send.sendButton('3 records').click();
  await expect(send.outcome).toContainText('finished: 3 records delivered, 0 failed, 0 unknown');
  const cities = (await whole(page, stream)).map(({ data }): unknown => JSON.parse(data.text));
  expect(cities).toHaveLength(3);
  expect(cities).toContainEqual({ order: '2', city: 'Basel, Stadt' });
});

test('records that were taken over are sent with the keys that they bring', async ({
  page,
  send,
  stream,
}) => {
  const records = [
    { data: 'one', partitionKey: 'first' },
    { data: 'dHdv', encoding: 'base64', partitionKey: 'second' },
  ];
  await page.addInitScript(({ name, text }) => sessionStorage.setItem(name, text), {
    name: recordsDraftName(CONNECTION, stream),
    text: JSON.stringify(records),
  });
  await send.open(stream, { source: 'records' });
  await expect(page.getByRole('list', { name: 'Records to send' })).toContainText('second');
  await send.sendButton('2 records').click();
  await expect(send.outcome).toContainText('finished: 2 records delivered, 0 failed, 0 unknown');
  const found = await whole(page, stream);
  const sent = new Map(found.map(({ partitionKey, data }) => [partitionKey, data.text]));
  expect(Object.fromEntries(sent)).toEqual({ first: 'one', second: 'two' });
});

test('a dry run tells which permission is missing, and writes nothing', async ({
  page,
  send,
  stream,
}) => {
  await send.open(stream);
  const dryRun = page.getByRole('button', { name: 'Dry run' });
  await dryRun.click();
  await expect(page.getByText('Sending is permitted')).toBeVisible();
  const message =
    'User: arn:aws:iam::000000000000:user/test is not authorized to perform: kinesis:PutRecords';
  service.faults.add({ kind: 'error', error: 'AccessDeniedException', message, stream, ...PUT });
  await dryRun.click();
  await expect(page.getByText('kinesis:PutRecords is missing')).toBeVisible();
  expect(await whole(page, stream)).toEqual([]);
});

test('a template is saved, loaded, taken back and deleted', async ({ page, send, stream }) => {
  await send.open(stream);
  await send.template.fill('{"saved":{{sequence}}}');
  const menu = page.getByRole('button', { name: 'Saved templates' });
  const saved = page.getByRole('list', { name: 'Saved templates' });
  await menu.click();
  await page.getByLabel('Name of the template').fill('counting');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(saved).toContainText('counting');
  await page.keyboard.press('Escape');

  await page.reload();
  await send.template.fill('{"other":1}');
  await menu.click();
  await saved.getByRole('button', { name: /^counting/ }).click();
  await expect(send.template).toHaveValue('{"saved":{{sequence}}}');
  await page.getByRole('button', { name: 'Take back' }).click();
  await expect(send.template).toHaveValue('{"other":1}');

  await menu.click();
  await saved.getByRole('button', { name: 'Delete counting' }).click();
  await expect(page.getByText('Nothing is saved yet')).toBeVisible();
});

test('the settings of an old run come back into the form', async ({ page, send, stream }) => {
  await send.open(stream);
  await send.template.fill('{"again":{{sequence}}}');
  await send.count.fill('7');
  await send.choose('Partition key', 'Fixed');
  await send.fixedKey.fill('seven');
  await send.sendButton('7 records').click();
  await expect(send.outcome).toContainText('finished:');

  await send.open(stream);
  await send.template.fill('{}');
  await send.history.getByRole('button', { name: 'From template' }).click();
  await send.run.getByRole('button', { name: 'Use these settings again' }).click();
  await expect(send.template).toHaveValue('{"again":{{sequence}}}');
  await expect(send.count).toHaveValue('7');
  await expect(send.fixedKey).toHaveValue('seven');
  await expect(page).toHaveURL(/key=seven/);
});

test.describe(() => {
  test.use({ expectedFaults: /status of 503/ });

  test('a fourth run at once is refused, and says what to do', async ({ page, send, stream }) => {
    await send.open(stream, { pace: 'steady', rate: 1, seconds: 300 });
    for (let runs = 1; runs <= 3; runs++) {
      await send.sendButton('300 records').click();
      await expect(page.getByText(`${runs} under way; at most 3 at once`)).toBeVisible();
    }
    await send.sendButton('300 records').click();
    const refusal = page.getByRole('region', { name: 'Sending failed' });
    await expect(refusal).toContainText('wait for a run to end');
    for (const row of await send.history.getByRole('button').all()) {
      await row.click();
      await send.stop.click();
      await expect(send.outcome).toContainText('stopped:');
    }
  });
});

test.describe(() => {
  test.use({ expectedFaults: /status of 404/ });

  test('a run that is not there can be put away', async ({ send, stream }) => {
    await send.open(stream, { run: '00000000-0000-4000-8000-000000000000' });
    await expect(send.run).toContainText('No such run');
    await send.run.getByRole('button', { name: 'Close' }).click();
    await expect(send.run).toBeHidden();
    await expect(send.template).toBeVisible();
  });
});
