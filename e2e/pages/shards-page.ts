import type { Locator, Page } from '@playwright/test';
import { CONNECTION } from '@/e2e/world/addresses';
import { pages } from '@/lib/routes';

/** Map, look-up and table of a stream's shards. */
export class ShardsPage {
  readonly table: Locator;
  readonly map: Locator;
  readonly key: Locator;
  readonly outcome: Locator;

  constructor(readonly page: Page) {
    this.table = page.getByRole('table', { name: 'Shards' });
    this.map = page.getByRole('slider', { name: 'Open shards by hash key' });
    this.key = page.getByLabel('Which shard does this key go to?');
    this.outcome = page.getByRole('status').filter({ hasText: 'goes to' });
  }

  async open(stream: string): Promise<void> {
    await this.page.goto(pages.stream(CONNECTION, stream, 'shards'));
  }

  /** Rows of shards, without the header. */
  get rows(): Locator {
    return this.table
      .getByRole('row')
      .filter({ has: this.page.getByRole('link', { name: /^Records of shardId-/ }) });
  }

  row(shard: string): Locator {
    return this.table
      .getByRole('row')
      .filter({ has: this.page.getByRole('link', { name: `Records of ${shard}` }) });
  }

  /** What stands in a column, row by row; nothing while the page has no such column. */
  async column(header: string, rows: Locator = this.rows): Promise<string[]> {
    const headers = await this.table.getByRole('columnheader').allInnerTexts();
    const place = headers.findIndex((text) => text.startsWith(header)) + 1;
    return await rows.locator(`td:nth-child(${place})`).allInnerTexts();
  }

  async show(group: 'State' | 'Show as' | 'Look up by', choice: string): Promise<void> {
    await this.page
      .getByRole('radiogroup', { name: group })
      .getByText(choice, { exact: true })
      .click();
  }
}
