'use client';

import dynamic from 'next/dynamic';
import { useCallback, useRef, useState } from 'react';
import { RehearsalsRunning } from './rehearsals-running';
import { stripButton } from './strip-button';
import { useRehearsals } from './use-rehearsals';

const RehearsalDrawer = dynamic(
  () => import('./rehearsal-drawer').then((module) => module.RehearsalDrawer),
  { ssr: false },
);

/** In the strip of a local connection: what is being rehearsed now, and the way to all that can be. */
export function RehearsalNote({ connection }: { connection: string }) {
  const { data, problem } = useRehearsals(connection, { following: false });
  const [isOpen, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const backToOpener = useCallback(() => opener.current?.focus(), []);
  const close = useCallback(() => {
    setOpen(false);
    backToOpener();
  }, [backToOpener]);

  const running = data?.rehearsals.filter((rehearsal) => rehearsal.running) ?? [];
  const isOffered = data ? data.rehearsals.length > 0 : problem !== undefined;
  if (!isOffered) return null;
  return (
    <>
      <output className="sr-only">
        {running.map(({ title }) => `Rehearsing: ${title}`).join('. ')}
      </output>
      {running.length > 0 && <RehearsalsRunning connection={connection} onStopped={backToOpener} />}
      <button
        ref={opener}
        type="button"
        aria-expanded={isOpen}
        onClick={() => (isOpen ? close() : setOpen(true))}
        className={stripButton('-mr-2 ml-auto border-transparent')}
      >
        Rehearse an incident
      </button>
      {isOpen && <RehearsalDrawer connection={connection} onClose={close} />}
    </>
  );
}
