import type { Locator, Page } from '@playwright/test';
import { CONNECTION } from '@/e2e/world/addresses';
import { pages } from '@/lib/routes';

interface Place {
  /** Address of the dashboard; the one of all stories by default. */
  base: string;
  connection: string;
}

type Group = 'Source' | 'Partition key' | 'Shard' | 'Pace' | 'Read as' | 'Show verdicts';

/** The form that makes test events, their preview, the run in view, and the runs before. */
export class SendPage {
  readonly template: Locator;
  readonly count: Locator;
  readonly fixedKey: Locator;
  readonly hashKey: Locator;
  readonly shard: Locator;
  readonly data: Locator;
  readonly file: Locator;
  readonly distribution: Locator;
  readonly firstRecords: Locator;
  readonly run: Locator;
  /** What is read out when the run in view has ended. */
  readonly outcome: Locator;
  readonly stop: Locator;
  readonly verdicts: Locator;
  readonly history: Locator;

  constructor(
    readonly page: Page,
    readonly place: Place = { base: '', connection: CONNECTION },
  ) {
    const preview = page.getByRole('region', { name: /^Preview/ });
    this.template = page.getByLabel('Template of one record');
    this.count = page.getByLabel('Records to make');
    this.fixedKey = page.getByLabel('Key of every record');
    this.hashKey = page.getByLabel('Explicit hash key');
    this.shard = page.getByLabel('Open shard that takes every record');
    this.data = page.getByLabel('Data', { exact: true });
    this.file = page.getByLabel(/^Drop a file here/);
    this.distribution = preview.getByRole('list', { name: 'Records by shard' });
    this.firstRecords = preview.getByRole('list', { name: 'First records' });
    this.run = page.getByRole('region', { name: 'Run', exact: true });
    this.outcome = this.run.getByRole('status').first();
    this.stop = this.run.getByRole('button', { name: 'Stop', exact: true });
    this.verdicts = page.getByRole('table', { name: 'Verdicts' });
    this.history = page.getByRole('table', { name: 'Runs', exact: true });
  }

  async open(stream: string, query?: Readonly<Record<string, string | number>>): Promise<void> {
    const { base, connection } = this.place;
    await this.page.goto(base + pages.stream(connection, stream, 'send', query));
    await this.#untilItRuns();
  }

  async reload(): Promise<void> {
    await this.page.reload();
    await this.#untilItRuns();
  }

  /** What is written before the page runs would be written over by what it remembers. */
  async #untilItRuns(): Promise<void> {
    await this.page
      .getByText(/^(Runs of this stream|Sending is not allowed)/)
      .first()
      .waitFor();
  }

  async choose(group: Group, choice: string | RegExp): Promise<void> {
    await this.page
      .getByRole('radiogroup', { name: group, exact: true })
      .getByText(choice, { exact: true })
      .click();
  }

  /** The button names the number of records that it sends. */
  sendButton(records: string): Locator {
    return this.page.getByRole('button', { name: `Send ${records}`, exact: true });
  }

  /** The question before a heavy run. */
  question(records: string): Locator {
    return this.page.getByRole('dialog', { name: `Send ${records}?` });
  }

  /** A field of the form that takes a number. */
  number(label: string): Locator {
    return this.page.getByRole('spinbutton', { name: label, exact: true });
  }

  /** The id of the run in view, as the address tells it. */
  async runId(): Promise<string> {
    await this.run.waitFor();
    return new URL(this.page.url()).searchParams.get('run') ?? '';
  }
}
