import { clsx } from 'clsx';
import type { Branch } from './shard-row';

/** Draws how a row hangs on the ones above it; rows are 32 px high, so the lines meet. */
export function BranchLines({ branch }: { branch: Branch }) {
  return (
    <span aria-hidden className="inline-flex h-8 shrink-0 align-top">
      {branch.ancestors.map((kind, depth) => (
        <span
          // Guides have no identity but their depth.
          key={`${depth}-${kind}`}
          className={clsx('ml-1 h-8 w-3', kind === 'line' && 'border-l border-line-strong')}
        />
      ))}
      {branch.own && (
        <span className="relative ml-1 h-8 w-3">
          <span className="absolute top-0 left-0 h-4 w-2.5 rounded-bl border-b border-l border-line-strong" />
          {branch.own === 'tee' && (
            <span className="absolute top-0 left-0 h-8 border-l border-line-strong" />
          )}
        </span>
      )}
    </span>
  );
}
