import type { RecordsChanges, RecordsParams } from '@/components/records/records-params';
import type { RecordView } from '@/lib/contract/record';

/** What each way of reading gets of the page. */
export interface ModeProps {
  connection: string;
  stream: string;
  params: RecordsParams;
  onParams: (changes: RecordsChanges) => void;
  /** Reads with this filter. */
  onFilter: (filter: string) => void;
  /** The filter as it stands in its field, run by Enter or not: a button that reads means what is seen. */
  typedFilter: () => string;
  /** Hears what is shown, for the completions of the filter field. */
  onSeen: (records: readonly RecordView[]) => void;
  /** How often the reader has run the filter in this mode, changed or not. */
  asked: number;
}
