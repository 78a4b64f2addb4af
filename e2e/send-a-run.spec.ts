import { expect, SENDING, test } from '@/e2e/world/sending';
import type { Verdict } from '@/lib/contract/batch';
import { pages } from '@/lib/routes';

const PUT = { operations: ['PutRecords'] };

const places = (records: readonly Pick<Verdict, 'shard' | 'sequenceNumber'>[]) =>
  records.map(({ shard, sequenceNumber }) => `${shard}/${sequenceNumber}`).toSorted();

test('10,000 records with 5 % refused on the way get 10,000 verdicts, and the reader finds exactly the delivered ones', async ({
  send,
  sent,
  stream,
  sending,
}) => {
  const { service } = sending;
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
  const progress = await sent.progress(run);
  expect(progress.failed).toBeGreaterThan(0);
  expect(progress.delivered + progress.failed).toBe(10_000);
  const verdicts = await sent.verdicts(run);
  expect(new Set(verdicts.map(({ index }) => index)).size).toBe(10_000);
  const delivered = verdicts.filter(({ status }) => status === 'delivered');
  expect(places(await sent.records())).toEqual(places(delivered));

  await send.choose('Show verdicts', /^Failed/);
  await expect(send.verdicts).toContainText('AccessDeniedException');
  await expect(send.verdicts).not.toContainText('delivered');
});

test('a double press sends once', async ({ send, sent, stream }) => {
  await send.open(stream);
  await send.template.fill('{"n":{{sequence}}}');
  await send.count.fill('3');
  await send.sendButton('3 records').dblclick();
  await expect(send.outcome).toContainText('finished: 3 records delivered, 0 failed, 0 unknown');
  await expect(send.history.locator('tbody').getByRole('row')).toHaveCount(1);
  expect(await sent.records()).toHaveLength(3);
});

test('what was not delivered is sent again with one press, and then every record is there once', async ({
  send,
  sent,
  stream,
  sending,
}) => {
  const { service } = sending;
  service.faults.add({ kind: 'error', error: 'AccessDeniedException', times: 1, stream, ...PUT });
  await send.open(stream);
  await send.template.fill('{"n":{{sequence}}}');
  await send.count.fill('900');
  await send.sendButton('900 records').click();
  await send.run.getByRole('button', { name: /^Send the \d+ undelivered again$/ }).click();
  await expect(send.run).toContainText('Undelivered records again');
  await expect(send.outcome).toContainText(/finished: \d+ records delivered, 0 failed, 0 unknown/);
  const texts = (await sent.records()).map(({ data }) => data.text);
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

test('a run goes on without its page and is found again', async ({
  page,
  send,
  sent,
  stream,
  sending,
}) => {
  const { dashboard } = sending;
  await send.open(stream, { pace: 'steady', rate: 5, seconds: 100, name: 'in the background' });
  await send.sendButton('500 records').click();
  const run = await send.runId();
  await expect(send.verdicts).toContainText('delivered');
  await page.goto(dashboard.url + pages.streams(SENDING));
  const before = await sent.progress(run);
  await expect
    .poll(async () => (await sent.progress(run)).delivered)
    .toBeGreaterThan(before.delivered);

  await send.open(stream);
  await expect(send.run).toContainText('in the background');
  await expect(page).toHaveURL(new RegExp(`run=${run}`));
  await send.reload();
  await send.stop.click();
  await expect(send.outcome).toContainText('stopped:');
});

test.describe(() => {
  // A fixed key is empty until it is written.
  test.use({ expectedFaults: /status of 400/ });

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
