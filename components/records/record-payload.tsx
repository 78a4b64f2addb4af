'use client';

import dynamic from 'next/dynamic';
import { useMemo } from 'react';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { Segmented } from '@/components/ui/segmented';
import { Skeleton } from '@/components/ui/skeleton';
import type { ApiQuery } from '@/components/ui/use-api-query';
import { messageOf } from '@/lib/client/message-of';
import type { RecordsAnswer, RecordView } from '@/lib/contract/record';
import { DecodeSteps } from './decode-steps';
import { HexView } from './hex-view';
import { parseTree } from './parse-tree';
import { RawText } from './raw-text';
import type { PayloadView } from './table-params';

const JsonTree = dynamic(() => import('./json-tree').then(({ JsonTree: Tree }) => Tree), {
  ssr: false,
  loading: () => <Skeleton className="m-4 h-40" />,
});

const VIEWS: readonly { value: PayloadView; label: string }[] = [
  { value: 'tree', label: 'Tree' },
  { value: 'raw', label: 'Raw' },
  { value: 'hex', label: 'Hex' },
];

interface RecordPayloadProps {
  record: RecordView;
  needle: string;
  view: PayloadView;
  onView: (view: PayloadView) => void;
  /** Reads the record whole. */
  onWhole: () => void;
  whole: ApiQuery<RecordsAnswer>;
}

/** How the payload was decoded, and the payload as a tree, as its exact text, or as bytes. */
export function RecordPayload(props: RecordPayloadProps) {
  const { record, needle, view, onView, onWhole, whole } = props;
  const { data } = record;
  const tree = useMemo(
    () => (data.kind === 'json' && !data.truncated ? parseTree(data.text) : undefined),
    [data],
  );
  const possible = VIEWS.filter(
    ({ value }) => value === 'hex' || (value === 'raw' ? data.kind !== 'hex' : tree !== undefined),
  );
  const shown = possible.find(({ value }) => value === view) ?? possible[0];

  return (
    <section aria-label="Payload">
      <DecodeSteps data={data} />
      {data.truncated && (
        <div className="flex flex-wrap items-center gap-3 border-b bg-lag-soft px-4 py-2 text-sm">
          <span>This is the beginning of the record only.</span>
          <Button onClick={onWhole} disabled={whole.fetching}>
            {whole.fetching ? 'Loading…' : 'Load whole record'}
          </Button>
          {whole.problem && (
            <span role="alert" className="text-trouble">
              {messageOf(whole.problem).title}. {whole.problem.detail}
            </span>
          )}
        </div>
      )}
      <div className="flex items-center gap-2 px-4 py-2">
        <Segmented
          label="Show payload as"
          value={shown?.value ?? 'hex'}
          options={possible}
          onChange={onView}
        />
        <CopyButton
          text={data.text}
          label={data.truncated ? 'Copy what is shown' : 'Copy payload'}
        />
      </div>
      {shown?.value === 'tree' && tree && <JsonTree tree={tree} />}
      {shown?.value === 'raw' && (
        <RawText text={data.text} json={data.kind === 'json'} needle={needle} />
      )}
      {shown?.value === 'hex' && <HexView record={record} />}
    </section>
  );
}
