import { ReadingBar } from '@/e2e/pages/reading-bar';
import { RecordsPage } from '@/e2e/pages/records-page';
import { CONNECTION } from '@/e2e/world/addresses';
import { expect, test } from '@/e2e/world/test';
import { api } from '@/lib/routes';

const REFUSED = /status of 400/;

test('chosen steps decode for everyone, and automatic is one press back', async ({
  page,
  ownStream,
}) => {
  const { shard, sequenceNumber } = ownStream.json;
  const records = new RecordsPage(page);
  const bar = new ReadingBar(page);
  // The key of the record reads "json" too, and stands before.
  const kind = records.rows
    .first()
    .getByText(/^(json|text|hex)$/)
    .last();
  // Settings outlive their stream, and a run that broke off.
  await page.request.post(api.decoding(CONNECTION, ownStream.name), { data: {} });
  await records.open(ownStream.name, { shard, from: 'sequence', at: sequenceNumber });
  await expect(kind).toHaveText('json');

  await bar.decoding.click();
  const dialog = page.getByRole('dialog', { name: `Decoding of ${ownStream.name}` });
  await expect(dialog).toContainText('everyone who reads this stream here');
  await dialog.getByText('These steps only').click();
  await dialog.getByLabel('gzip', { exact: true }).check();
  await dialog.getByRole('button', { name: 'Save for everyone' }).click();
  await expect(dialog).toBeHidden();
  await expect(bar.decoding).toContainText('set');
  await expect(kind).toHaveText('text');

  await page.reload();
  await expect(bar.decoding).toContainText('set');
  await bar.decoding.click();
  await dialog.getByRole('button', { name: 'Back to automatic' }).click();
  await expect(bar.decoding).not.toContainText('set');
  await expect(kind).toHaveText('json');
});

test.describe(() => {
  test.use({ expectedFaults: REFUSED });
  test('a schema that is none is refused at its field', async ({ page, ownStream }) => {
    await new RecordsPage(page).open(ownStream.name);
    await new ReadingBar(page).decoding.click();
    const schema = page.getByLabel('Avro schema, as JSON');
    await schema.fill('{"type": "recrd"');
    await page.getByRole('button', { name: 'Save for everyone' }).click();
    await expect(schema).toHaveAttribute('aria-invalid', 'true');
    await page.getByLabel('Message type').fill('shop.Order');
    await schema.fill('');
    await page.getByRole('button', { name: 'Save for everyone' }).click();
    await expect(page.getByLabel('Protobuf definition (.proto)')).toHaveAttribute(
      'aria-invalid',
      'true',
    );
  });
});
