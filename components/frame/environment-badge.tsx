import { Badge } from '@/components/ui/badge';
import type { Environment } from '@/lib/contract/connection';

/** Production must never be mistaken; the others stay quiet. */
export function EnvironmentBadge({ environment }: { environment: Environment }) {
  if (environment === 'production') {
    return (
      <span className="inline-flex h-5 items-center rounded-sm bg-text px-1.5 text-2xs font-semibold tracking-wide text-surface">
        PRODUCTION
      </span>
    );
  }
  if (environment === 'local') {
    return (
      <Badge tone="own" className="text-2xs tracking-wide">
        LOCAL
      </Badge>
    );
  }
  return null;
}
