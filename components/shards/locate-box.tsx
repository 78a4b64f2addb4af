'use client';

import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Segmented } from '@/components/ui/segmented';
import type { ApiQuery } from '@/components/ui/use-api-query';
import { messageOf } from '@/lib/client/message-of';
import type { LocateAnswer } from '@/lib/contract/shard';
import { LocateOutcome } from './locate-outcome';

const KINDS = [
  { value: 'key', label: 'Partition key' },
  { value: 'hash', label: 'Explicit hash key' },
] as const;
export type LocateBy = (typeof KINDS)[number]['value'];

export interface LocateBoxProps {
  by: LocateBy;
  text: string;
  query: ApiQuery<LocateAnswer>;
  onBy: (by: LocateBy) => void;
  onText: (text: string) => void;
}

/** Which shard does this key go to: answered while typing, shown on the map and in the table. */
export function LocateBox({ by, text, query, onBy, onText }: LocateBoxProps) {
  return (
    <div className="flex flex-wrap items-end gap-x-4 gap-y-2 border-t px-4 py-3">
      <Segmented label="Look up by" value={by} options={KINDS} onChange={onBy} />
      <Field
        label="Which shard does this key go to?"
        error={text === '' ? undefined : faultOf(query)}
        className="w-full sm:w-80"
      >
        {(control) => (
          <Input
            {...control}
            mono
            value={text}
            onChange={(event) => onText(event.target.value)}
            placeholder={by === 'key' ? 'such as JFK' : 'a decimal number below 2^128'}
          />
        )}
      </Field>
      {text !== '' && !query.problem && query.data && <LocateOutcome answer={query.data} by={by} />}
    </div>
  );
}

function faultOf({ problem }: ApiQuery<LocateAnswer>): string | undefined {
  if (!problem) return undefined;
  return (
    problem.fieldFault('key') ??
    problem.fieldFault('hashKey') ??
    `${messageOf(problem).title}. ${problem.detail}`
  );
}
