import { clsx } from 'clsx';
import { Lock } from 'lucide-react';
import { Link } from './link';
import { Tooltip } from './tooltip';

export interface Tab {
  label: string;
  href: string;
  current: boolean;
  /** Why what is on the page cannot be used; the page itself says so too. */
  locked?: string | undefined;
}

export function TabNav({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav aria-label={label} className="-mb-px flex gap-1 overflow-x-auto overflow-y-hidden">
      {tabs.map((tab) =>
        tab.locked ? (
          <Tooltip key={tab.href} text={tab.locked}>
            <TabLink tab={tab} />
          </Tooltip>
        ) : (
          <TabLink key={tab.href} tab={tab} />
        ),
      )}
    </nav>
  );
}

function TabLink({ tab, ...rest }: { tab: Tab; 'aria-describedby'?: string | undefined }) {
  return (
    <Link
      href={tab.href}
      aria-current={tab.current ? 'page' : undefined}
      className={clsx(
        'flex h-9 items-center gap-1.5 border-b-2 px-2 text-sm font-medium whitespace-nowrap -outline-offset-2 transition-colors',
        tab.current
          ? 'border-text text-text'
          : 'border-transparent text-muted hover:border-line-strong hover:text-text',
      )}
      {...rest}
    >
      {tab.label}
      {tab.locked && <Lock aria-label="locked" className="size-3" />}
    </Link>
  );
}
