import { PutRecordCommand } from '@aws-sdk/client-kinesis';
import { ReadingBar } from '@/e2e/pages/reading-bar';
import { RecordsPage } from '@/e2e/pages/records-page';
import { expect, test } from '@/e2e/world/test';

/** The message {1: "Ada"} as Protobuf writes it. */
const ADA = Uint8Array.from([0x0a, 0x03, 0x41, 0x64, 0x61]);
const PROTO = 'syntax = "proto3"; package who; message Person { string name = 1; }';

test('a tail shows the records of KPL aggregates that the filter lets through', async ({
  page,
}) => {
  const records = new RecordsPage(page);
  await records.open('clickstream', { mode: 'live', filter: 'data.event == "pay"' });
  await expect(records.rows.nth(2)).toBeVisible();
  for (const row of await records.rows.all()) {
    await expect(row).toContainText(/\d+\/\d+/);
    await expect(row).toContainText('"pay"');
  }
});

test('a search looks into the gzip envelopes of CloudWatch Logs', async ({ page }) => {
  const records = new RecordsPage(page);
  const filter = 'data.logEvents.exists(e, e.message.contains("timed out"))';
  await records.open('app-logs', { mode: 'search', range: '15m', filter });
  await page
    .getByRole('form', { name: 'What to search' })
    .getByRole('button', { name: 'Search', exact: true })
    .click();
  await expect(page.getByText('Done: the whole range was read.')).toBeVisible();
  await records.openRow(0);
  await expect(records.payload).toContainText(/gzip/);
  const events = records.record.getByRole('table', { name: 'Log events' });
  await expect(events).toContainText('payment provider timed out');
});

test('of a stream of many formats every record is shown, as far as it can be read', async ({
  page,
}) => {
  const records = new RecordsPage(page);
  await records.open('telemetry', { limit: 500 });
  for (const kind of ['json', 'text', 'hex']) {
    const badge = records.rows.getByText(kind, { exact: true });
    await expect(badge.first()).toBeAttached();
  }
});

test('Protobuf is read once its schema is given', async ({ page, kinesis, ownStream }) => {
  await kinesis.send(
    new PutRecordCommand({ StreamName: ownStream.name, PartitionKey: 'ada', Data: ADA }),
  );
  const records = new RecordsPage(page);
  await records.open(ownStream.name, { from: 'oldest', filter: 'key == "ada"' });
  await expect(records.rows).toHaveCount(1);
  await expect(records.rows.first()).not.toContainText('"name"');

  await new ReadingBar(page).decoding.click();
  const dialog = page.getByRole('dialog', { name: `Decoding of ${ownStream.name}` });
  await dialog.getByText('These steps only').click();
  await dialog.getByLabel('Protobuf', { exact: true }).check();
  await dialog.getByLabel('Protobuf definition (.proto)').fill(PROTO);
  await dialog.getByLabel('Message type').fill('who.Person');
  await dialog.getByRole('button', { name: 'Save for everyone' }).click();
  await expect(dialog).toBeHidden();
  await expect(records.rows.first()).toContainText('"name":"Ada"');
});
