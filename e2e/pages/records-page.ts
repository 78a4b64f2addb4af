import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { CONNECTION } from '@/e2e/world/addresses';
import type { Placed } from '@/e2e/world/own-stream';
import { pages } from '@/lib/routes';

type Query = Readonly<Record<string, string | number>>;

/** The records of a stream: where to read, the list, and one record beside it. */
export class RecordsPage {
  readonly table: Locator;
  readonly start: Locator;
  readonly shard: Locator;
  readonly sequenceNumber: Locator;
  readonly time: Locator;
  readonly search: Locator;
  readonly record: Locator;
  readonly payload: Locator;
  readonly bytes: Locator;
  /** Partition keys of what was read. */
  readonly keys: Locator;

  constructor(readonly page: Page) {
    const form = page.getByRole('form', { name: 'Where to read' });
    this.start = form.getByLabel('Start');
    this.shard = form.getByLabel('Shard');
    this.sequenceNumber = form.getByLabel('Sequence number', { exact: true });
    this.time = form.getByLabel('Time, in your zone');
    this.table = page.getByRole('table', { name: 'Records', exact: true });
    this.search = page.getByRole('searchbox', { name: 'Search in what was read' });
    this.record = page.getByRole('complementary', { name: /^Record/ });
    this.payload = this.record.getByRole('region', { name: 'Payload' });
    this.bytes = this.payload.getByRole('region', { name: 'Bytes' });
    this.keys = page.getByRole('table', { name: 'Top partition keys' });
  }

  async open(stream: string, query?: Query): Promise<void> {
    await this.page.goto(pages.stream(CONNECTION, stream, 'records', query));
  }

  /** Opens the page on exactly one record, as a link to it does. */
  async openRecord(stream: string, { shard, sequenceNumber }: Placed): Promise<void> {
    await this.page.goto(pages.record(CONNECTION, stream, shard, sequenceNumber));
  }

  /** Rows of records, without the header. */
  get rows(): Locator {
    return this.table.locator('tbody').getByRole('row');
  }

  async read(): Promise<void> {
    await this.page.getByRole('button', { name: 'Read', exact: true }).click();
  }

  async showAs(view: 'Tree' | 'Raw' | 'Hex'): Promise<void> {
    await this.payload
      .getByRole('radiogroup', { name: 'Show payload as' })
      .getByText(view, { exact: true })
      .click();
  }

  column(name: string): Locator {
    return this.table.getByRole('columnheader', { name, exact: true });
  }

  /** Shows a column or hides it, by its name in the list of columns. */
  async toggleColumn(name: string): Promise<void> {
    const button = this.page.getByRole('button', { name: 'Columns', exact: true });
    await button.click();
    const box = this.page.getByRole('dialog', { name: 'Columns' });
    await box.getByRole('checkbox', { name }).first().click();
    await this.page.keyboard.press('Escape');
    await box.waitFor({ state: 'hidden' });
  }

  async showKeys(): Promise<void> {
    await this.page.getByRole('button', { name: 'Keys', exact: true }).click();
  }

  /** Opens the record of a row of the list, from 0. */
  async openRow(index: number): Promise<void> {
    await this.rows.nth(index).click({ position: { x: 4, y: 4 } });
  }

  /** Saves what is shown, and gives the text of the file. */
  async save(choice: string): Promise<string> {
    await this.page.getByRole('button', { name: 'Export', exact: true }).click();
    const download = this.page.waitForEvent('download');
    const box = this.page.getByRole('dialog', { name: 'Export' });
    await box.getByRole('button', { name: choice }).click();
    return readFile(await (await download).path(), 'utf8');
  }
}
