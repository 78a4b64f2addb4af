import type { Locator, Page } from '@playwright/test';
import { CONNECTION } from '@/e2e/world/addresses';
import { pages } from '@/lib/routes';

export const CHARTS = [
  'Records',
  'Bytes',
  'Iterator age',
  'Throttled',
  'Success of calls',
  'Latency of calls',
] as const;
export type ChartTitle = (typeof CHARTS)[number];

/** The page of a stream that answers "is it healthy". */
export class OverviewPage {
  readonly tiles: Locator;
  readonly resetZoom: Locator;

  constructor(readonly page: Page) {
    this.tiles = page.getByLabel('Figures now');
    this.resetZoom = page.getByRole('button', { name: 'Reset zoom' });
  }

  async open(stream: string, query?: Record<string, string>): Promise<void> {
    await this.page.goto(pages.stream(CONNECTION, stream, 'overview', query));
  }

  chart(title: ChartTitle): Locator {
    return this.page.getByRole('figure', { name: title, exact: true });
  }

  /** Points of the longest line that is drawn in a chart. */
  async pointsDrawn(title: ChartTitle): Promise<number> {
    const paths = await this.chart(title)
      .locator('path.recharts-line-curve')
      .evaluateAll((lines) => lines.map((line) => line.getAttribute('d') ?? ''));
    return Math.max(0, ...paths.map((path) => path.split(/[ML]/).length - 1));
  }

  /** The row of a line in the table that stands in for the picture. */
  summary(title: ChartTitle, line: string): Locator {
    const name = new RegExp(`^${title}, `);
    return this.page
      .getByRole('table', { name })
      .getByRole('row')
      .filter({ has: this.page.getByRole('rowheader', { name: line, exact: true }) });
  }

  /** Ranges are buttons in a row on a wide screen and a list on a narrow one. */
  async chooseRange(range: string): Promise<void> {
    const list = this.page.getByRole('combobox', { name: 'Range', exact: true });
    if (await list.isVisible()) await list.selectOption(range);
    else {
      await this.page
        .getByRole('radiogroup', { name: 'Range' })
        .getByText(range, { exact: true })
        .click();
    }
  }

  /** Drags over the middle half of a chart. */
  async zoomInto(title: ChartTitle): Promise<void> {
    await this.chart(title).scrollIntoViewIfNeeded();
    const box = await this.chart(title).boundingBox();
    if (!box) throw new Error(`the chart ${title} is not shown`);
    const y = box.y + box.height / 2;
    await this.page.mouse.move(box.x + box.width * 0.35, y);
    await this.page.mouse.down();
    await this.page.mouse.move(box.x + box.width * 0.75, y, { steps: 5 });
    await this.page.mouse.up();
  }
}
