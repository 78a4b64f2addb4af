import type { Locator, Page } from '@playwright/test';

/** What stands above every page of a stream: its name, its facts and the ways to its pages. */
export class StreamFrame {
  readonly heading: Locator;
  readonly tabs: Locator;

  constructor(readonly page: Page) {
    this.heading = page.getByRole('heading', { level: 1 });
    this.tabs = page.getByRole('navigation', { name: 'Pages of the stream' });
  }

  tab(name: string): Locator {
    return this.tabs.getByRole('link', { name, exact: true });
  }

  /** Messages that something failed, wherever on the page. */
  get problems(): Locator {
    return this.page.getByRole('alert').filter({ hasText: /\S/ });
  }
}
