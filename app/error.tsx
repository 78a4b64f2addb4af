'use client';

import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';

interface ErrorPageProps {
  error: unknown;
  retry: () => void;
}

export default function ErrorPage({ error, retry }: ErrorPageProps) {
  return (
    <>
      <h1 className="sr-only">Error</h1>
      <EmptyState
        title="This page failed to draw"
        action={
          <Button kind="primary" onClick={retry}>
            Try again
          </Button>
        }
      >
        <p>Nothing was changed on the stream. What the browser says:</p>
        <p className="mt-1 font-mono text-xs break-all">
          {error instanceof Error ? error.message : String(error)}
        </p>
      </EmptyState>
    </>
  );
}
