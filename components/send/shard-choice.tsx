'use client';

import { useShards } from '@/components/frame/use-shards';
import { Field } from '@/components/ui/field';
import { QueryContent } from '@/components/ui/query-content';
import { Select } from '@/components/ui/select';
import { Skeleton } from '@/components/ui/skeleton';
import type { ShardsAnswer } from '@/lib/contract/shard';
import { formatPercent } from '@/lib/format/format-percent';

interface ShardChoiceProps {
  connection: string;
  stream: string;
  shard: string;
  error: string | undefined;
  onShard: (shard: string) => void;
}

/** The open shards of the stream, listed when they are asked for. */
export function ShardChoice({ connection, stream, shard, error, onShard }: ShardChoiceProps) {
  const query = useShards(connection, stream);
  return (
    <QueryContent query={query} skeleton={<Skeleton className="h-12 w-72" />}>
      {(answer) => (
        <Field
          label="Open shard that takes every record"
          hint="Each record gets an explicit hash key of the shard’s range; its partition key stays."
          error={error}
        >
          {(control) => (
            <Select
              {...control}
              value={shard}
              options={optionsOf(answer, shard)}
              onChange={onShard}
              className="w-full max-w-96"
            />
          )}
        </Field>
      )}
    </QueryContent>
  );
}

/** A shard of the address that is no longer open is kept in sight: the server says what is wrong with it. */
function optionsOf({ shards }: ShardsAnswer, chosen: string) {
  const open = shards.filter(({ state }) => state === 'open');
  const options = open.map(({ id, hashShare }) => ({
    value: id,
    label: `${id} (${formatPercent(hashShare).text} of the hash keys)`,
  }));
  if (open.some(({ id }) => id === chosen)) return options;
  const other = { value: chosen, label: chosen === '' ? 'Choose a shard' : `${chosen} (not open)` };
  return [other, ...options];
}
