import { Search, Square } from 'lucide-react';
import type { FormEvent } from 'react';
import { useConnection } from '@/components/frame/use-connections';
import { MATCH_LIMITS } from '@/components/records/records-params';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import type { SearchState } from '@/lib/client/search-connection';
import { formatCount } from '@/lib/format/format-count';
import type { ModeProps } from './mode-props';
import { RangeFields } from './range-fields';
import { SearchCare } from './search-care';
import type { RangeFault } from './search-range';
import { ShardsField } from './shards-field';

const LIMITS = MATCH_LIMITS.map((limit) => ({ value: String(limit), label: formatCount(limit) }));
const READERS = [
  { value: 'polling', label: 'Shared capacity' },
  { value: 'fan_out', label: 'Fan-out of its own' },
] as const;

/** What the server calls them. */
const QUERY_NAMES = { since: 'from', until: 'to' } as const;

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
  const faultAt = (field: RangeFault['field']) =>
    fault?.field === field ? fault.message : state.problem?.fieldFault(QUERY_NAMES[field]);
  const running = state.phase === 'running';
  const goesOn = state.phase === 'idle' && params.cursor !== '';
  const change: typeof onParams = (changes) => onParams({ ...changes, cursor: null });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (running) onStop();
    else onStart();
  };

  return (
    <form aria-label="What to search" onSubmit={onSubmit} className="px-4 pb-3">
      <div className="flex flex-wrap items-start gap-x-3 gap-y-2">
        <RangeFields params={params} faultAt={faultAt} onChange={change} />
        <ShardsField
          connection={connection}
          stream={stream}
          value={params.shards}
          closed
          error={state.problem?.fieldFault('shard')}
          onChange={(shards) => change({ shards })}
        />
        <Field label="Stop after matches" className="min-w-0 grow basis-36 sm:grow-0 sm:basis-32">
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
          <Field label="Read by" className="min-w-0 grow basis-36 sm:grow-0 sm:basis-40">
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
        <Button
          type="submit"
          kind={running ? 'secondary' : 'primary'}
          className="w-full sm:mt-5 sm:w-24"
        >
          {running ? (
            <Square aria-hidden className="size-3" />
          ) : (
            <Search aria-hidden className="size-3.5" />
          )}
          {running ? 'Stop' : goesOn ? 'Go on' : 'Search'}
        </Button>
      </div>
      {!running && (
        <SearchCare
          connection={connection}
          stream={stream}
          fanOut={params.reader === 'fan_out'}
          goesOn={goesOn}
          onFromStart={() => onParams({ cursor: null })}
        />
      )}
    </form>
  );
}
