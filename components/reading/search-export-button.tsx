'use client';

import { Download } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { useColumns } from '@/components/records/use-columns';
import { Button } from '@/components/ui/button';
import { api } from '@/lib/routes';
import type { ModeProps } from './mode-props';
import type { ExactRange } from './search-range';

const SearchExportDialog = dynamic(
  () => import('./search-export-dialog').then((file) => file.SearchExportDialog),
  { ssr: false },
);

/** As many as the server gives at once; the export goes on by itself. */
const MATCHES_AT_ONCE = 100_000;

interface SearchExportButtonProps
  extends Pick<ModeProps, 'connection' | 'stream' | 'params' | 'onParams'> {
  span: ExactRange;
}

export function SearchExportButton(props: SearchExportButtonProps) {
  const { connection, stream, params, onParams, span } = props;
  const [open, setOpen] = useState(false);
  const columns = useColumns({ connection, stream, cols: params.cols, onParams }).ids;
  const path = (cursor: string | undefined) =>
    api.search(connection, stream, {
      shard: params.shards,
      from: span.fromMs,
      to: span.toMs,
      filter: params.filter || undefined,
      limit: MATCHES_AT_ONCE,
      reader: params.reader,
      payload: 'full',
      cursor,
    });
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <Download aria-hidden className="size-3.5" />
        Export every match
      </Button>
      {open && (
        <SearchExportDialog
          stream={stream}
          columns={columns}
          path={path}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
