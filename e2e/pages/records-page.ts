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
}
