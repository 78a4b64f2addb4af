'use client';

import { Download } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { useColumns } from '@/components/records/use-columns';
import { Button } from '@/components/ui/button';
import type { ModeProps } from './mode-props';
import { type SearchWish, searchPath } from './search-path';

const SearchExportDialog = dynamic(
  () => import('./search-export-dialog').then((file) => file.SearchExportDialog),
  { ssr: false },
);

/** As many as the server gives at once; the export goes on by itself. */
const MATCHES_AT_ONCE = 100_000;

interface SearchExportButtonProps
  extends Pick<ModeProps, 'connection' | 'stream' | 'params' | 'onParams'> {
  /** Of the search that is shown. */
  wish: SearchWish;
}

export function SearchExportButton(props: SearchExportButtonProps) {
  const { connection, stream, params, onParams, wish } = props;
  const [open, setOpen] = useState(false);
  const columns = useColumns({ connection, stream, cols: params.cols, onParams }).ids;
  const path = (cursor: string | undefined) =>
    searchPath({ connection, stream }, wish, { cursor, limit: MATCHES_AT_ONCE, whole: true });
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
