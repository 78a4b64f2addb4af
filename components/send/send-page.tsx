'use client';

import { Permitted } from '@/components/frame/permitted';
import { EmptyState } from '@/components/ui/empty-state';
import type { Generator } from './generator';
import { SendView } from './send-view';

interface SendPageProps {
  connection: string;
  stream: string;
  generators: readonly Generator[];
}

/** The form, for those who may send; for others, why there is none. */
export function SendPage({ connection, stream, generators }: SendPageProps) {
  return (
    <Permitted
      connection={connection}
      permission="send"
      refusal={
        <EmptyState title="Sending is not allowed on this connection">
          The configuration of <code>{connection}</code> does not allow <code>send</code>, so
          nothing can be put into its streams from here. Add <code>&quot;send&quot;</code> to its{' '}
          <code>allow</code> list in the configuration file to change that.
        </EmptyState>
      }
    >
      {({ environment }) => (
        <SendView
          connection={connection}
          stream={stream}
          production={environment === 'production'}
          generators={generators}
        />
      )}
    </Permitted>
  );
}
