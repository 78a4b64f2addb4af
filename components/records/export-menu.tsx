'use client';

import { Download } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { buttonClass } from '@/components/ui/button';
import { Popover } from '@/components/ui/popover';
import type { RecordView } from '@/lib/contract/record';

const ExportChoices = dynamic(() => import('./export-choices').then((file) => file.ExportChoices), {
  ssr: false,
});

interface ExportMenuProps {
  connection: string;
  stream: string;
  /** What is shown. */
  records: readonly RecordView[];
  columns: readonly string[];
}

/** What can be done with all the records that are shown. */
export function ExportMenu({ connection, stream, records, columns }: ExportMenuProps) {
  const [shown, setShown] = useState<readonly RecordView[]>();
  return (
    <Popover
      label="Export"
      triggerClassName={buttonClass('quiet')}
      trigger={
        <>
          <Download aria-hidden className="size-4" />
          <span className="hidden sm:inline">Export</span>
        </>
      }
      className="h-64 w-[min(22rem,calc(100vw-1rem))]"
      onToggle={(open) => setShown(open ? records : undefined)}
    >
      {() =>
        shown && (
          <ExportChoices
            connection={connection}
            stream={stream}
            records={shown}
            columns={columns}
          />
        )
      }
    </Popover>
  );
}
