import { RecordsPage } from '@/e2e/pages/records-page';
import { BIG_NUMBER } from '@/e2e/world/own-stream';
import { putTexts } from '@/e2e/world/put-text';
import { expect, test } from '@/e2e/world/test';

test('what is shown is saved as JSON lines, numbers digit for digit', async ({
  page,
  ownStream,
}) => {
  const records = new RecordsPage(page);
  await records.open(ownStream.name, { from: 'oldest', q: 'zürich' });
  await expect(records.rows).toHaveCount(1);
  const lines = (await records.save('JSON lines')).trimEnd().split('\n');
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain(`"order": ${BIG_NUMBER}`);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    sequenceNumber: ownStream.json.sequenceNumber,
    partitionKey: 'json',
    data: { city: 'Zürich' },
  });
});

test('CSV has the columns shown, and a formula in it is text', async ({
  page,
  kinesis,
  ownStream,
}) => {
  await putTexts(kinesis, ownStream.name, ['{"order":"=1+1"}']);
  const records = new RecordsPage(page);
  await records.open(ownStream.name, { from: 'oldest', cols: 'key,data.order', q: 'order' });
  await expect(records.rows).toHaveCount(2);
  const csv = await records.save('CSV of the columns shown');
  expect(csv.split('\r\n').toSorted()).toEqual([
    '',
    `json,${BIG_NUMBER}`,
    'key,data.order',
    "key-0,'=1+1",
  ]);
});

test('all fields seen make a CSV of their own', async ({ page, ownStream }) => {
  const records = new RecordsPage(page);
  await records.open(ownStream.name, { from: 'oldest', q: 'zürich' });
  await expect(records.rows).toHaveCount(1);
  const [head] = (await records.save('CSV of all fields seen')).split('\r\n');
  expect(head).toBe('arrival,shard,sequence,key,size,data.order,data.city,data.nested.gate');
});

test('what is shown goes to the send page, where nothing is sent yet', async ({
  page,
  ownStream,
}) => {
  const records = new RecordsPage(page);
  await records.open(ownStream.name, { from: 'oldest' });
  await expect(records.rows).toHaveCount(4);
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await page.getByRole('button', { name: /^Send \d+ shown again/ }).click();
  await expect(page).toHaveURL(/\/send\?.*source=records/);
  // The largest is shown in part, so it stays.
  await expect(page.getByRole('main')).toContainText(/3 records/);
});
