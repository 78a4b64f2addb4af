import type { Locator, Page } from '@playwright/test';
import { CONNECTION } from '@/e2e/world/addresses';
import { pages } from '@/lib/routes';

/** The form that makes test events, their preview, and what came of them. */
export class SendPage {
  readonly template: Locator;
  readonly count: Locator;
  readonly fixedKey: Locator;
  readonly hashKey: Locator;
  readonly data: Locator;
  readonly distribution: Locator;
  readonly firstRecords: Locator;
  readonly verdicts: Locator;
  readonly outcome: Locator;

  constructor(readonly page: Page) {
    const preview = page.getByRole('region', { name: /^Preview/ });
    this.template = page.getByLabel('Template of one record');
    this.count = page.getByLabel('Records to make');
    this.fixedKey = page.getByLabel(/^Key( of every record)?$/);
    this.hashKey = page.getByLabel(/^Explicit hash key/);
    this.data = page.getByLabel('Data', { exact: true });
    this.distribution = preview.getByRole('list', { name: 'Records by shard' });
    this.firstRecords = preview.getByRole('list', { name: 'First records' });
    this.verdicts = page.getByRole('table', { name: 'Verdicts' });
    this.outcome = page.getByRole('region', { name: 'What came of it' });
  }

  async open(stream: string): Promise<void> {
    await this.page.goto(pages.stream(CONNECTION, stream, 'send'));
  }

  async choose(group: 'Source' | 'Partition key' | 'Show verdicts', choice: string | RegExp) {
    await this.page
      .getByRole('radiogroup', { name: group })
      .getByText(choice, { exact: true })
      .click();
  }

  /** The button names the number of records that it sends. */
  sendButton(records: string): Locator {
    return this.page.getByRole('button', { name: `Send ${records}`, exact: true });
  }
}
