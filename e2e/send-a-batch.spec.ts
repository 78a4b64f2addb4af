import { RecordsPage } from '@/e2e/pages/records-page';
import { SendPage } from '@/e2e/pages/send-page';
import { expect, test } from '@/e2e/world/test';

test('what would be sent is shown first, with the shards that it would reach', async ({
  page,
  ownStream,
}) => {
  const send = new SendPage(page);
  await send.open(ownStream.name);
  await send.template.fill('{"order":{{sequence}}}');
  await send.count.fill('10');
  await expect(send.firstRecords).toContainText('{"order":');
  await expect(send.distribution.getByRole('listitem')).toHaveCount(2);
  await expect(send.sendButton('10 records')).toBeEnabled();
});

test('500 events get 500 verdicts, and a verdict leads to its record', async ({
  page,
  ownStream,
}) => {
  const send = new SendPage(page);
  await send.open(ownStream.name);
  await send.template.fill('{"marker":"five-hundred","n":{{sequence}}}');
  await send.count.fill('500');
  await send.sendButton('500 records').click();
  await expect(send.outcome).toContainText('finished: 500 records delivered, 0 failed, 0 unknown');
  await expect(send.verdicts).toHaveAttribute('aria-rowcount', '101');
  await expect(send.run).toContainText('1 to 100 of 500');
  await send.run.getByRole('button', { name: 'Last page' }).click();
  await expect(send.run).toContainText('401 to 500 of 500');

  await send.verdicts.getByRole('link').first().click();
  await expect(page).toHaveURL(/\/records\?.*open=/);
  await expect(new RecordsPage(page).record).toContainText('five-hundred');
});

test('one key takes every record to one shard', async ({ page, ownStream }) => {
  const send = new SendPage(page);
  await send.open(ownStream.name);
  await send.template.fill('{}');
  await send.count.fill('20');
  await send.choose('Partition key', 'Fixed');
  await send.fixedKey.fill('json');
  await expect(send.distribution.getByText('100 %', { exact: true })).toHaveCount(1);
});

test('a shard that is chosen takes every record', async ({ page, ownStream }) => {
  const send = new SendPage(page);
  await send.open(ownStream.name);
  await send.template.fill('{}');
  await send.choose('Shard', 'This shard');
  await send.shard.selectOption('shardId-000000000001');
  const chosen = send.distribution.getByRole('listitem').filter({ hasText: '0001' });
  await expect(chosen).toContainText('100 %');
});

test('a record that was read can be sent again', async ({ page, ownStream }) => {
  const records = new RecordsPage(page);
  await records.openRecord(ownStream.name, ownStream.script);
  await records.record.getByRole('button', { name: 'Send again' }).click();
  const send = new SendPage(page);
  await expect(send.data).toHaveValue(/^<script>/);
  await expect(send.fixedKey).toHaveValue('<b>script</b>');
  await send.sendButton('1 record').click();
  await expect(send.outcome).toContainText('finished: 1 record delivered, 0 failed, 0 unknown');
});

test('more than a thousand records are asked about first', async ({ page, ownStream }) => {
  const send = new SendPage(page);
  await send.open(ownStream.name);
  await send.template.fill('{}');
  await send.count.fill('1001');
  await send.sendButton('1,001 records').click();
  const question = send.question('1,001 records');
  await expect(question).toContainText(ownStream.name);
  await expect(question).toContainText('of what the stream takes in one second');
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(question).toBeHidden();
  await expect(send.run).toBeHidden();
});

test.describe('a fault is shown at its field', () => {
  test.use({ expectedFaults: /status of 400/ });

  test('a generator that is not there, at its place in the template', async ({
    page,
    ownStream,
  }) => {
    const send = new SendPage(page);
    await send.open(ownStream.name);
    await send.template.fill('{"a":1,\n"b":"{{random.nonsense}}"}');
    await expect(send.template).toHaveAttribute('aria-invalid', 'true');
    await expect(
      page.getByRole('alert').filter({ hasText: /^Line 2: .*random\.nonsense/ }),
    ).toBeVisible();
    await expect(send.sendButton('100 records')).toBeDisabled();
  });

  test('a hash key beyond the key space', async ({ page, ownStream }) => {
    const send = new SendPage(page);
    await send.open(ownStream.name);
    await send.choose('Shard', 'Hash key');
    await send.hashKey.fill(String(2n ** 128n));
    await expect(send.hashKey).toHaveAttribute('aria-invalid', 'true');
    await expect(send.hashKey).toHaveAccessibleDescription(/2\^128/);
  });

  test('a rate beyond what a run may have', async ({ page, ownStream }) => {
    const send = new SendPage(page);
    await send.open(ownStream.name);
    await send.choose('Pace', 'Steady');
    await send.number('Rate, records/s').fill('100001');
    await expect(send.number('Rate, records/s')).toHaveAttribute('aria-invalid', 'true');
  });
});
