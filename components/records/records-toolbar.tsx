'use client';

import { LoaderCircle } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import type { ClientProblem } from '@/lib/client/client-problem';
import type { ReadFrom } from '@/lib/contract/record';
import { AtField } from './at-field';
import { LIMITS } from './records-params';
import { needsAt, type ReadParams } from './records-query';
import { ShardChooser } from './shard-chooser';

interface RecordsToolbarProps {
  connection: string;
  stream: string;
  params: ReadParams;
  problem: ClientProblem | undefined;
  reading: boolean;
  /** Reads again when nothing has changed. */
  onRead: (params: ReadParams) => void;
}

const STARTS: readonly { value: ReadFrom; label: string }[] = [
  { value: 'latest', label: 'Newest' },
  { value: 'oldest', label: 'Oldest' },
  { value: 'time', label: 'From a time' },
  { value: 'sequence', label: 'From a sequence number' },
  { value: 'after', label: 'After a sequence number' },
];
const LIMIT_OPTIONS = LIMITS.map((limit) => ({
  value: String(limit),
  label: limit.toLocaleString('en-US'),
}));
const MINUTES_BACK = 15;

/** Where to read. A choice that is complete is read at once; a time or sequence number on Enter or Read. */
export function RecordsToolbar(props: RecordsToolbarProps) {
  const { connection, stream, params, problem, reading, onRead } = props;
  const [at, setAt] = useState(params.at);
  const [shownAt, setShownAt] = useState(params.at);
  if (shownAt !== params.at) {
    setShownAt(params.at);
    setAt(params.at);
  }

  const onFrom = (from: ReadFrom) => {
    const kept = needsAt(from) && needsAt(params.from) && from !== 'time' && params.from !== 'time';
    onRead({ ...params, from, at: kept ? at : startOf(from) });
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    onRead({ ...params, at });
  };

  return (
    <form
      aria-label="Where to read"
      onSubmit={onSubmit}
      className="flex flex-wrap items-start gap-x-3 gap-y-2 px-4 pb-3"
    >
      <ShardChooser
        connection={connection}
        stream={stream}
        value={params.shard}
        error={problem?.fieldFault('shard')}
        onChange={(shard) => onRead({ ...params, shard, at })}
      />
      <Field
        label="Start"
        error={problem?.fieldFault('from')}
        className="min-w-0 flex-1 sm:w-48 sm:flex-none"
      >
        {(control) => (
          <Select
            {...control}
            value={params.from}
            options={STARTS}
            onChange={onFrom}
            className="w-full"
          />
        )}
      </Field>
      {needsAt(params.from) && (
        <AtField
          // A field that changes its type keeps its text, which the other type refuses.
          key={params.from === 'time' ? 'time' : 'sequence'}
          kind={params.from === 'time' ? 'time' : 'sequence'}
          value={at}
          error={problem?.fieldFault('at')}
          onChange={setAt}
        />
      )}
      <Field label="Records" error={problem?.fieldFault('limit')} className="w-20 sm:w-24">
        {(control) => (
          <Select
            {...control}
            value={String(params.limit)}
            options={LIMIT_OPTIONS}
            onChange={(limit) => onRead({ ...params, at, limit: Number(limit) })}
            className="w-full"
          />
        )}
      </Field>
      <Button type="submit" kind="primary" className="mt-5 w-16 sm:w-20" aria-busy={reading}>
        {reading ? <LoaderCircle aria-hidden className="size-4 animate-spin" /> : 'Read'}
        {reading && <span className="sr-only">Reading</span>}
      </Button>
    </form>
  );
}

const startOf = (from: ReadFrom) =>
  from === 'time' ? new Date(Date.now() - MINUTES_BACK * 60_000).toISOString() : '';
