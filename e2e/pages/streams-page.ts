import type { Locator, Page } from '@playwright/test';
import { CONNECTION } from '@/e2e/world/addresses';
import { pages } from '@/lib/routes';

/** The list of streams of a connection. */
export class StreamsPage {
  readonly table: Locator;
  readonly search: Locator;

  constructor(readonly page: Page) {
    this.table = page.getByRole('table', { name: 'Streams' });
    this.search = page.getByRole('searchbox', { name: 'Search streams' });
  }

  async open(): Promise<void> {
    await this.page.goto(pages.streams(CONNECTION));
  }

  row(stream: string): Locator {
    const link = this.page.getByRole('link', { name: stream, exact: true });
    return this.table.getByRole('row').filter({ has: link });
  }

  link(stream: string): Locator {
    return this.table.getByRole('link', { name: stream, exact: true });
  }

  /** The stream names in the order of the table. */
  async names(): Promise<string[]> {
    return this.table.getByRole('link').allTextContents();
  }

  header(name: RegExp): Locator {
    return this.table.getByRole('columnheader', { name });
  }
}
