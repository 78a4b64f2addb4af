import { Search, Square } from 'lucide-react';
import type { FormEvent } from 'react';
import { useConnection } from '@/components/frame/use-connections';
import { MATCH_LIMITS, SEARCH_RANGES, type SearchRange } from '@/components/records/records-params';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import type { SearchState } from '@/lib/client/search-connection';
import { formatCount } from '@/lib/format/format-count';
import { InstantField } from './instant-field';
import type { ModeProps } from './mode-props';
import { SearchCare } from './search-care';
import type { RangeFault } from './search-range';
import { RANGE_WORDS } from './search-words';
import { ShardsField } from './shards-field';

const RANGES = SEARCH_RANGES.map((value) => ({ value, label: RANGE_WORDS[value] }));
const LIMITS = MATCH_LIMITS.map((limit) => ({ value: String(limit), label: formatCount(limit) }));
const READERS = [
  { value: 'polling', label: 'Shared capacity' },
  { value: 'fan_out', label: 'Fan-out of its own' },
] as const;
const HOUR_MS = 3_600_000;

interface SearchFormProps extends Pick<ModeProps, 'connection' | 'stream' | 'params' | 'onParams'> {
  state: SearchState;
  fault: RangeFault | undefined;
  onStart: () => void;
  onStop: () => void;
}

/** What to search, and what it will do to the stream. A change starts nothing: reading old records is not for free. */
export function SearchForm(props: SearchFormProps) {
  const { connection, stream, params, onParams, state, fault, onStart, onStop } = props;
  const mayFanOut = useConnection(connection)?.allow.includes('operate') ?? false;
  const faultAt = (field: RangeFault['field'], name: string) =>
    (fault?.field === field ? fault.message : undefined) ?? state.problem?.fieldFault(name);
  const running = state.phase === 'running';
  const change: typeof onParams = (changes) => onParams({ ...changes, cursor: null });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (running) onStop();
    else onStart();
  };

  return (
    <form aria-label="What to search" onSubmit={onSubmit} className="px-4 pb-3">
      <div className="flex flex-wrap items-end gap-x-3 gap-y-2">
        <Field label="Time range" className="min-w-0 flex-1 sm:w-44 sm:flex-none">
          {(control) => (
            <Select
              {...control}
              value={params.range}
              options={RANGES}
              onChange={(range) => change(changesForRange(range, params.since))}
              className="w-full"
            />
          )}
        </Field>
        {params.range === 'exact' && (
          <>
            <InstantField
              label="From, in your zone"
              value={params.since}
              error={faultAt('since', 'from')}
              onChange={(since) => change({ since })}
            />
            <InstantField
              label="To (now when empty)"
              value={params.until}
              error={faultAt('until', 'to')}
              onChange={(until) => change({ until })}
            />
          </>
        )}
        <ShardsField
          connection={connection}
          stream={stream}
          value={params.shards}
          closed
          error={state.problem?.fieldFault('shard')}
          onChange={(shards) => change({ shards })}
        />
        <Field label="Stop after matches" className="w-32">
          {(control) => (
            <Select
              {...control}
              value={String(params.matches)}
              options={LIMITS}
              onChange={(text) =>
                onParams({ matches: MATCH_LIMITS.find((one) => String(one) === text) ?? null })
              }
              className="w-full"
            />
          )}
        </Field>
        {mayFanOut && (
          <Field label="Read by" className="w-40">
            {(control) => (
              <Select
                {...control}
                value={params.reader}
                options={READERS}
                onChange={(reader) => onParams({ reader })}
                className="w-full"
              />
            )}
          </Field>
        )}
        <Button type="submit" kind={running ? 'secondary' : 'primary'} className="w-24">
          {running ? (
            <Square aria-hidden className="size-3" />
          ) : (
            <Search aria-hidden className="size-3.5" />
          )}
          {running ? 'Stop' : params.cursor === '' ? 'Search' : 'Go on'}
        </Button>
      </div>
      {!running && (
        <SearchCare
          connection={connection}
          stream={stream}
          fanOut={params.reader === 'fan_out'}
          goesOn={params.cursor !== ''}
          onFromStart={() => onParams({ cursor: null })}
        />
      )}
    </form>
  );
}

/** Exact times begin with something to change. */
const changesForRange = (range: SearchRange, since: string) =>
  range === 'exact' && since === ''
    ? { range, since: new Date(Date.now() - HOUR_MS).toISOString() }
    : { range };
