'use client';

import { useMemo } from 'react';
import { useShards } from '@/components/frame/use-shards';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import type { Shard } from '@/lib/contract/shard';

/** A longer list is no help; the id is typed then. */
const MOST_SHARDS_TO_LIST = 300;

interface ShardChooserProps {
  connection: string;
  stream: string;
  /** Empty for all shards. */
  value: string;
  error: string | undefined;
  onChange: (shard: string) => void;
}

export function ShardChooser({ connection, stream, value, error, onChange }: ShardChooserProps) {
  const { data } = useShards(connection, stream);
  const options = useMemo(() => shardOptions(data?.shards ?? [], value), [data, value]);
  return (
    <Field label="Shard" error={error} className="w-full sm:w-52">
      {(control) =>
        options.length > MOST_SHARDS_TO_LIST ? (
          <Input
            {...control}
            mono
            key={value}
            defaultValue={value}
            placeholder="all, or shardId-…"
            onBlur={(event) => {
              const shard = event.target.value.trim();
              if (shard !== value) onChange(shard);
            }}
          />
        ) : (
          <Select
            {...control}
            value={value}
            options={options}
            onChange={onChange}
            className="w-full"
          />
        )
      }
    </Field>
  );
}

/** Open shards first; one from the address is listed before the list has come. */
function shardOptions(shards: readonly Shard[], chosen: string) {
  const known = shards
    .toSorted((a, b) => Number(a.state === 'closed') - Number(b.state === 'closed'))
    .map(({ id, state }) => ({ value: id, label: state === 'open' ? id : `${id} (closed)` }));
  const missing = chosen !== '' && !shards.some(({ id }) => id === chosen);
  return [
    { value: '', label: 'All shards' },
    ...(missing ? [{ value: chosen, label: chosen }] : []),
    ...known,
  ];
}
