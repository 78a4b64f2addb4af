import { InstantField } from '@/components/records/instant-field';
import {
  type RecordsChanges,
  type RecordsParams,
  SEARCH_RANGES,
  type SearchRange,
} from '@/components/records/records-params';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import type { RangeFault } from './search-range';
import { RANGE_WORDS } from './search-words';

const RANGES = SEARCH_RANGES.map((value) => ({ value, label: RANGE_WORDS[value] }));
const HOUR_MS = 3_600_000;

interface RangeFieldsProps {
  params: Pick<RecordsParams, 'range' | 'since' | 'until'>;
  faultAt: (field: RangeFault['field']) => string | undefined;
  onChange: (changes: RecordsChanges) => void;
}

/** The time range: up to now, or between two times. */
export function RangeFields({ params, faultAt, onChange }: RangeFieldsProps) {
  const { range, since, until } = params;
  return (
    <>
      <Field label="Time range" className="min-w-0 grow basis-36 sm:grow-0 sm:basis-44">
        {(control) => (
          <Select
            {...control}
            value={range}
            options={RANGES}
            onChange={(chosen) => onChange(changesForRange(chosen, since))}
            className="w-full"
          />
        )}
      </Field>
      {range === 'exact' && (
        <>
          <InstantField
            label="From, in your zone"
            value={since}
            error={faultAt('since')}
            onChange={(instant) => onChange({ since: instant })}
          />
          <InstantField
            label="To (now when empty)"
            value={until}
            error={faultAt('until')}
            onChange={(instant) => onChange({ until: instant })}
          />
        </>
      )}
    </>
  );
}

/** Exact times begin with something to change. */
const changesForRange = (range: SearchRange, since: string) =>
  range === 'exact' && since === ''
    ? { range, since: new Date(Date.now() - HOUR_MS).toISOString() }
    : { range };
