import type { Locator, Page } from '@playwright/test';

/** The head of the records page: how to read, the filter, and how records are decoded. */
export class ReadingBar {
  readonly filter: Locator;
  readonly completions: Locator;
  readonly examples: Locator;
  readonly decoding: Locator;
  readonly #modes: Locator;

  constructor(readonly page: Page) {
    this.#modes = page.getByRole('radiogroup', { name: 'How to read' });
    this.filter = page.getByRole('textbox', { name: 'Filter', exact: true });
    this.completions = page.getByRole('listbox', { name: 'Completions' });
    this.examples = page.getByRole('button', { name: 'Examples of filters' });
    this.decoding = page.getByRole('button', { name: /^Decoding/ });
  }

  async choose(mode: 'Sample' | 'Live' | 'Search'): Promise<void> {
    await this.#modes.getByText(mode, { exact: true }).click();
  }

  async runFilter(filter: string): Promise<void> {
    await this.filter.fill(filter);
    await this.filter.press('Enter');
  }
}
