'use client';

import { useState } from 'react';
import { createPortal } from 'react-dom';
import { useStreams } from '@/components/frame/use-streams';
import { Drawer } from '@/components/ui/drawer';
import { EmptyState } from '@/components/ui/empty-state';
import { Field } from '@/components/ui/field';
import { QueryContent } from '@/components/ui/query-content';
import { Select } from '@/components/ui/select';
import { Skeleton } from '@/components/ui/skeleton';
import { RehearsalCard } from './rehearsal-card';
import { runningRehearsals } from './running-rehearsal';
import { useRehearsals } from './use-rehearsals';

/** The demonstration's, with live traffic. */
const FAVOURITE_STREAM = 'flights';

const takeFocus = (element: HTMLElement | null) => element?.focus();

interface RehearsalDrawerProps {
  connection: string;
  onClose: () => void;
}

/** Every incident that can be rehearsed, beside the page. It stands outside the frame, as a landmark of its own. */
export function RehearsalDrawer({ connection, onClose }: RehearsalDrawerProps) {
  const query = useRehearsals(connection, { following: true });
  const streams = useStreams(connection).data?.streams.map(({ name }) => name) ?? [];
  const [chosen, choose] = useState<string>();
  const favourite = streams.includes(FAVOURITE_STREAM) ? FAVOURITE_STREAM : streams[0];
  const stream = chosen ?? favourite ?? FAVOURITE_STREAM;
  const options = (streams.length > 0 ? streams : [stream]).map((name) => ({
    value: name,
    label: name,
  }));

  return createPortal(
    <Drawer title="Rehearse an incident" onClose={onClose}>
      <div ref={takeFocus} tabIndex={-1} className="border-b px-4 py-3 text-sm outline-none">
        <p className="max-w-prose text-muted">
          The local service makes the incident happen, so that you see here how it looks. It ends by
          itself, or when you stop it.
        </p>
        <Field label="Stream" className="mt-3 max-w-64">
          {(control) => (
            <Select
              {...control}
              className="w-full"
              value={stream}
              options={options}
              onChange={choose}
            />
          )}
        </Field>
      </div>
      <QueryContent query={query} skeleton={<Skeleton className="m-4 h-96" />}>
        {(answer) => {
          const running = runningRehearsals(answer, query.updatedAtMs);
          if (answer.rehearsals.length === 0) {
            return <EmptyState title="There is nothing to rehearse with on this connection" />;
          }
          return (
            <ul>
              {answer.rehearsals.map((rehearsal) => (
                <RehearsalCard
                  key={rehearsal.name}
                  connection={connection}
                  stream={stream}
                  rehearsal={rehearsal}
                  running={running.find(({ name }) => name === rehearsal.name)}
                  onFollow={onClose}
                />
              ))}
            </ul>
          );
        }}
      </QueryContent>
    </Drawer>,
    document.body,
  );
}
