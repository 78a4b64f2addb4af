'use client';

import { Columns3 } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { buttonClass } from '@/components/ui/button';
import { Popover } from '@/components/ui/popover';
import type { RecordView } from '@/lib/contract/record';
import type { ChosenColumns } from './use-columns';

const ColumnChooser = dynamic(() => import('./column-chooser').then((file) => file.ColumnChooser), {
  ssr: false,
});

interface ColumnsButtonProps {
  columns: ChosenColumns;
  records: readonly RecordView[];
}

export function ColumnsButton({ columns, records }: ColumnsButtonProps) {
  const [sample, setSample] = useState<readonly RecordView[]>();
  return (
    <Popover
      label="Columns"
      triggerClassName={buttonClass('quiet')}
      trigger={
        <>
          <Columns3 aria-hidden className="size-4" />
          <span className="hidden sm:inline">Columns</span>
        </>
      }
      className="h-[min(32rem,75dvh)] w-[min(26rem,calc(100vw-1rem))]"
      onToggle={(open) => setSample(open ? records : undefined)}
    >
      {() => sample && <ColumnChooser columns={columns} records={sample} />}
    </Popover>
  );
}
