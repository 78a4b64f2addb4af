import { clsx } from 'clsx';
import { Link } from './link';

export interface Tab {
  label: string;
  href: string;
  current: boolean;
}

export function TabNav({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav aria-label={label} className="-mb-px flex gap-1 overflow-x-auto">
      {tabs.map((tab) => (
        <Link
          key={tab.href}
          href={tab.href}
          aria-current={tab.current ? 'page' : undefined}
          className={clsx(
            'flex h-9 items-center border-b-2 px-2.5 text-sm font-medium whitespace-nowrap -outline-offset-2 transition-colors',
            tab.current
              ? 'border-text text-text'
              : 'border-transparent text-muted hover:border-line-strong hover:text-text',
          )}
        >
          {tab.label}
        </Link>
      ))}
    </nav>
  );
}
