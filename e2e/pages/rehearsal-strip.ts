import type { Locator, Page } from '@playwright/test';

/** The strip of a local connection, which offers incidents to rehearse and tells what runs. */
export class RehearsalStrip {
  readonly offer: Locator;
  readonly drawer: Locator;

  constructor(readonly page: Page) {
    this.offer = page.getByRole('button', { name: 'Rehearse an incident' });
    this.drawer = page.getByRole('complementary', { name: 'Rehearse an incident' });
  }

  /** The line of a rehearsal that runs, such as "Hot partition key on flights". */
  running(what: string): Locator {
    return this.page.getByRole('banner').getByText(`Rehearsing: ${what} ·`);
  }

  stop(title: string): Locator {
    return this.page.getByRole('button', { name: `Stop rehearsing: ${title}` });
  }

  incident(title: string): Locator {
    return this.drawer.getByRole('listitem', { name: title });
  }
}
