'use client';

import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { useShards } from '@/components/frame/use-shards';
import { CONTROL, Input } from '@/components/ui/input';
import { Popover } from '@/components/ui/popover';
import type { Shard } from '@/lib/contract/shard';
import { formatCounted } from '@/lib/format/format-count';

/** As many as one tail or search reads (MAX_SHARDS_AT_ONCE of the contract). */
const MOST_SHARDS = 100;
/** More would make the list slow; the field above it narrows them down. */
const MOST_LISTED = 200;

interface ShardsFieldProps {
  connection: string;
  stream: string;
  /** Empty for all. */
  value: readonly string[];
  /** Whether closed shards can be chosen. */
  closed: boolean;
  error: string | undefined;
  onChange: (shards: string[]) => void;
}

/** Some of the shards, or all of them. */
export function ShardsField(props: ShardsFieldProps) {
  const { value, error } = props;
  const [only, second] = value;
  const chosen = second === undefined ? only : formatCounted(value.length, 'shard');
  return (
    <div className="min-w-0 grow basis-36 sm:grow-0 sm:basis-52">
      <span className="mb-1 block text-xs font-medium text-muted">Shards</span>
      <Popover
        label={`Shards: ${chosen ?? 'all'}`}
        triggerClassName={`${CONTROL} flex h-7 w-full items-center justify-between gap-2`}
        trigger={
          <>
            <span className="truncate">{chosen ?? 'All shards'}</span>
            <ChevronDown aria-hidden className="-mr-0.5 size-4 shrink-0 text-faint" />
          </>
        }
        className="w-80 max-w-[calc(100vw-1rem)]"
      >
        {() => <ShardChoices {...props} />}
      </Popover>
      {error && (
        <p role="alert" className="mt-1 text-xs text-trouble">
          {error}
        </p>
      )}
    </div>
  );
}

function ShardChoices({ connection, stream, value, closed, onChange }: ShardsFieldProps) {
  const [part, setPart] = useState('');
  const all = useShards(connection, stream).data?.shards ?? [];
  const eligible = choices(all, value, closed);
  const listed = eligible.filter(({ id }) => id.includes(part.trim())).slice(0, MOST_LISTED);
  const toggle = (id: string) =>
    onChange(value.includes(id) ? value.filter((other) => other !== id) : [...value, id]);
  return (
    <div className="flex flex-col gap-1">
      {eligible.length > 8 && (
        <Input
          mono
          aria-label="Find a shard"
          placeholder="part of a shard id"
          value={part}
          onChange={(event) => setPart(event.target.value)}
        />
      )}
      <label className="flex h-7 cursor-pointer items-center gap-2 rounded px-2 text-sm hover:bg-raised">
        <input type="checkbox" checked={value.length === 0} onChange={() => onChange([])} />
        All shards
      </label>
      <ul className="max-h-72 overflow-auto">
        {listed.map(({ id, state }) => (
          <li key={id}>
            <label className="flex h-7 cursor-pointer items-center gap-2 rounded px-2 font-mono text-xs hover:bg-raised">
              <input
                type="checkbox"
                checked={value.includes(id)}
                disabled={value.length >= MOST_SHARDS && !value.includes(id)}
                onChange={() => toggle(id)}
              />
              {id}
              {state === 'closed' && <span className="font-sans text-faint">closed</span>}
            </label>
          </li>
        ))}
      </ul>
    </div>
  );
}

type Choice = Pick<Shard, 'id' | 'state'>;

/** Open ones first; one from the address that is not among them is kept in sight. */
function choices(all: readonly Shard[], chosen: readonly string[], closed: boolean): Choice[] {
  const eligible = all.filter(({ state }) => closed || state === 'open');
  const missing = chosen.filter((id) => !eligible.some((shard) => shard.id === id));
  const stateOf = (id: string) => all.find((shard) => shard.id === id)?.state ?? 'open';
  return [
    ...missing.map((id) => ({ id, state: stateOf(id) })),
    ...eligible.toSorted((a, b) => Number(a.state === 'closed') - Number(b.state === 'closed')),
  ];
}
