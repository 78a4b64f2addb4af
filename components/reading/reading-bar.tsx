'use client';

import type { RefObject } from 'react';
import { changesForMode, type ReadingMode } from '@/components/records/records-params';
import { Segmented } from '@/components/ui/segmented';
import type { RecordView } from '@/lib/contract/record';
import { DecodeButton } from './decode-button';
import { FilterExamples } from './filter-examples';
import { FilterField } from './filter-field';
import type { ModeProps } from './mode-props';

const MODES: readonly { value: ReadingMode; label: string }[] = [
  { value: 'sample', label: 'Sample' },
  { value: 'live', label: 'Live' },
  { value: 'search', label: 'Search' },
];

interface ReadingBarProps extends Pick<ModeProps, 'connection' | 'stream' | 'params' | 'onParams'> {
  field: RefObject<HTMLTextAreaElement | null>;
  seen: RefObject<readonly RecordView[]>;
  onRun: (filter: string) => void;
}

/** How to read, which records of it, and how they are decoded: the same in every mode. */
export function ReadingBar(props: ReadingBarProps) {
  const { connection, stream, params, field, seen, onParams, onRun } = props;
  return (
    <div className="flex flex-wrap items-start gap-x-3 gap-y-2 px-4 pt-3 pb-2">
      <Segmented
        label="How to read"
        value={params.mode}
        options={MODES}
        onChange={(mode) => onParams(changesForMode(mode, params))}
      />
      <div className="order-last flex w-full min-w-0 items-start gap-1 md:order-none md:w-auto md:flex-1">
        <FilterField
          connection={connection}
          stream={stream}
          value={params.filter}
          field={field}
          seen={seen}
          onRun={onRun}
        />
        <FilterExamples onChoose={onRun} />
      </div>
      <DecodeButton connection={connection} stream={stream} />
    </div>
  );
}
