'use client';

import { Binary } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { isAutomatic, useDecoding } from './use-decoding';

const DecodeDialog = dynamic(() => import('./decode-dialog').then((file) => file.DecodeDialog), {
  ssr: false,
});

interface DecodeButtonProps {
  connection: string;
  stream: string;
}

/** Leads to how records are decoded; says so where it is not by the bytes alone. */
export function DecodeButton({ connection, stream }: DecodeButtonProps) {
  const [open, setOpen] = useState(false);
  const answer = useDecoding(connection, stream).data;
  const set = answer !== undefined && !isAutomatic(answer.settings);
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <Binary aria-hidden className="size-3.5" />
        Decoding
        {set && <Badge tone="own">set</Badge>}
      </Button>
      {open && (
        <DecodeDialog connection={connection} stream={stream} onClose={() => setOpen(false)} />
      )}
    </>
  );
}
