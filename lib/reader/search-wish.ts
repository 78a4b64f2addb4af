import type { ShardPosition } from './cursor-text';
import type { Examiner } from './examiner';
import type { SearchReader } from './search-source';

export interface SearchWish {
  stream: string;
  /** Every shard that overlaps the range, children and parents alike. */
  shards: readonly string[];
  /** Both included. */
  fromMs: number;
  toMs: number;
  /** Start of retention. */
  oldestMs: number;
  /** Those of a cursor; a shard that it does not name begins at `fromMs`. */
  positions?: ReadonlyMap<string, ShardPosition>;
  /** A new one for each search. */
  examiner: Examiner;
  /** It stops at so many matches, at the end of the aggregate where that is one of several. */
  limit: number;
  /** It stops when it has examined so many bytes. */
  maxBytes: number;
  reader: SearchReader;
  signal: AbortSignal;
  /** For the opening message. */
  notices: readonly string[];
}
