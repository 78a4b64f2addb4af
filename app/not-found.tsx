import { buttonClass } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { pages } from '@/lib/routes';

export default function NotFoundPage() {
  return (
    <>
      <h1 className="sr-only">Not found</h1>
      <EmptyState
        title="There is no such page"
        action={
          <Link href={pages.home()} className={buttonClass('primary')}>
            Go to the streams
          </Link>
        }
      >
        The address may be cut short, or from another version of Shardlens.
      </EmptyState>
    </>
  );
}
