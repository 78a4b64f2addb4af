import { AxeBuilder } from '@axe-core/playwright';
import { CONNECTION } from '@/e2e/world/addresses';
import { expect, test } from '@/e2e/world/test';
import { pages, STREAM_TABS } from '@/lib/routes';

/** Every word of a payload is coloured, and each is looked at. */
const FEW_RECORDS = { limit: 25 };

const PAGES = [
  { name: 'streams', path: pages.streams(CONNECTION) },
  ...STREAM_TABS.map((tab) => ({
    name: tab,
    path: pages.stream(CONNECTION, 'flights', tab, tab === 'records' ? FEW_RECORDS : undefined),
  })),
  { name: 'shards after a reshard', path: pages.stream(CONNECTION, 'arrivals', 'shards') },
  { name: 'unknown stream', path: pages.stream(CONNECTION, 'no-such-stream'), faults: /404/ },
  { name: 'unknown page', path: '/no/such/page', faults: /404/ },
];

for (const { name, path, faults } of PAGES) {
  for (const colorScheme of ['dark', 'light'] as const) {
    test.describe(() => {
      test.use({ colorScheme, expectedFaults: faults });
      test(`${name}, ${colorScheme}: no accessibility fault, no error, no sideways scrolling`, async ({
        page,
      }) => {
        await page.goto(path);
        await page.waitForLoadState('networkidle');
        await expect(page.getByRole('main')).not.toBeEmpty();
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(
          violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`),
        ).toEqual([]);
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(overflow).toBe(0);
      });
    });
  }
}
