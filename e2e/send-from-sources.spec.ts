import { expect, SENDING, test } from '@/e2e/world/sending';
import { recordsDraftName } from '@/lib/client/record-drafts';

const PUT = { operations: ['PutRecords'] };

test('a file is uploaded, counted, and its rows are the records', async ({
  page,
  send,
  sent,
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
  const cities = (await sent.records()).map(({ data }): unknown => JSON.parse(data.text));
  expect(cities).toHaveLength(3);
  expect(cities).toContainEqual({ order: '2', city: 'Basel, Stadt' });
});

test('records that were taken over are sent with the keys that they bring', async ({
  page,
  send,
  sent,
  stream,
}) => {
  const records = [
    { data: 'one', partitionKey: 'first' },
    { data: 'dHdv', encoding: 'base64', partitionKey: 'second' },
  ];
  await page.addInitScript(({ name, text }) => sessionStorage.setItem(name, text), {
    name: recordsDraftName(SENDING, stream),
    text: JSON.stringify(records),
  });
  await send.open(stream, { source: 'records' });
  await expect(page.getByRole('list', { name: 'Records to send' })).toContainText('second');
  await send.sendButton('2 records').click();
  await expect(send.outcome).toContainText('finished: 2 records delivered, 0 failed, 0 unknown');
  const found = (await sent.records()).map(({ partitionKey, data }) => [partitionKey, data.text]);
  expect(Object.fromEntries(found)).toEqual({ first: 'one', second: 'two' });
});

test('a dry run tells which permission is missing, and writes nothing', async ({
  page,
  send,
  sent,
  stream,
  sending,
}) => {
  const { service } = sending;
  await send.open(stream);
  const dryRun = page.getByRole('button', { name: 'Dry run' });
  await dryRun.click();
  await expect(page.getByText('Sending is permitted')).toBeVisible();
  const message =
    'User: arn:aws:iam::000000000000:user/test is not authorized to perform: kinesis:PutRecords';
  service.faults.add({ kind: 'error', error: 'AccessDeniedException', message, stream, ...PUT });
  await dryRun.click();
  await expect(page.getByText('kinesis:PutRecords is missing')).toBeVisible();
  expect(await sent.records()).toEqual([]);
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

  await send.reload();
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
