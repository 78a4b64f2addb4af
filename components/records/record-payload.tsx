'use client';

import dynamic from 'next/dynamic';
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { Segmented } from '@/components/ui/segmented';
import { Skeleton } from '@/components/ui/skeleton';
import type { ApiQuery } from '@/components/ui/use-api-query';
import { messageOf } from '@/lib/client/message-of';
import type { RecordsAnswer, RecordView } from '@/lib/contract/record';
import { DecodeSteps } from './decode-steps';
import { HexView } from './hex-view';
import { LogEvents } from './log-events';
import { parseTree } from './parse-tree';
import { PayloadSearch } from './payload-search';
import { RawText } from './raw-text';
import type { PayloadView } from './table-params';
import { useTextSearch } from './use-text-search';

const JsonTree = dynamic(() => import('./json-tree').then(({ JsonTree: Tree }) => Tree), {
  ssr: false,
  loading: () => <Skeleton className="m-4 h-40" />,
});

const VIEWS: readonly { value: PayloadView; label: string }[] = [
  { value: 'events', label: 'Events' },
  { value: 'tree', label: 'Tree' },
  { value: 'raw', label: 'Raw' },
  { value: 'hex', label: 'Hex' },
];
const MARKS =
  '[&_*::highlight(found)]:bg-lag-soft [&_*::highlight(found)]:text-text [&_*::highlight(found)]:underline [&_*::highlight(found-current)]:bg-lag [&_*::highlight(found-current)]:text-surface';

interface RecordPayloadProps {
  record: RecordView;
  /** What is searched for in the list; the search in the record begins with it. */
  needle: string;
  view: PayloadView | null;
  onView: (view: PayloadView) => void;
  /** Reads the record whole. */
  onWhole: () => void;
  whole: ApiQuery<RecordsAnswer>;
}

/** How the payload was decoded, and the payload as log events, as a tree, as its exact text, or as bytes. */
export function RecordPayload(props: RecordPayloadProps) {
  const { record, view, onView } = props;
  const { data } = record;
  const [query, setQuery] = useState(props.needle);
  const needle = useDeferredValue(query.trim());
  const box = useRef<HTMLDivElement>(null);
  const search = useTextSearch(box, needle);
  const tree = useMemo(
    () => (data.kind === 'json' && !data.truncated ? parseTree(data.text) : undefined),
    [data],
  );
  const has: Readonly<Record<PayloadView, boolean>> = {
    events: data.logEvents !== undefined,
    tree: tree !== undefined,
    raw: data.kind !== 'hex',
    hex: true,
  };
  const possible = VIEWS.filter(({ value }) => has[value]);
  const shown = possible.find(({ value }) => value === view) ?? possible[0];

  return (
    <section aria-label="Payload">
      <DecodeSteps data={data} />
      {data.truncated && <CutNote {...props} />}
      <div className="flex flex-wrap items-center gap-2 px-4 py-2">
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
        <PayloadSearch value={query} onChange={setQuery} search={search} />
      </div>
      <div ref={box} className={MARKS}>
        {shown?.value === 'events' && (
          <LogEvents events={data.logEvents ?? []} arrivalMs={record.arrivalMs} />
        )}
        {shown?.value === 'tree' && tree && <JsonTree tree={tree} needle={needle} />}
        {shown?.value === 'raw' && <RawText text={data.text} json={data.kind === 'json'} />}
        {shown?.value === 'hex' && <HexView record={record} />}
      </div>
    </section>
  );
}

function CutNote({ onWhole, whole }: Pick<RecordPayloadProps, 'onWhole' | 'whole'>) {
  return (
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
  );
}
