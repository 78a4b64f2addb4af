import type { SearchRange } from '@/components/records/records-params';
import type { Tone } from '@/components/ui/tone';
import type { SearchEnd, ShardProgress } from '@/lib/contract/reading';

export const RANGE_WORDS: Readonly<Record<SearchRange, string>> = {
  '5m': 'Last 5 minutes',
  '15m': 'Last 15 minutes',
  '1h': 'Last hour',
  '3h': 'Last 3 hours',
  '6h': 'Last 6 hours',
  '12h': 'Last 12 hours',
  '1d': 'Last day',
  all: 'All that is kept',
  exact: 'Exact times',
};

/** Why a search stopped. */
export const ENDING_WORDS: Readonly<Record<SearchEnd, { text: string; tone: Tone }>> = {
  range_end: { text: 'Done: the whole range was read.', tone: 'fine' },
  limit: { text: 'Stopped at the limit of matches.', tone: 'plain' },
  budget: { text: 'Stopped at the limit of bytes read.', tone: 'plain' },
  stopped: { text: 'Stopped by you.', tone: 'plain' },
  failed: { text: 'Stopped by a failure.', tone: 'trouble' },
};

export const PROGRESS_WORDS: Readonly<
  Record<ShardProgress['state'], { text: string; tone: Tone }>
> = {
  waiting: { text: 'waiting for its turn', tone: 'plain' },
  reading: { text: 'reading', tone: 'read' },
  throttled: { text: 'throttled', tone: 'lag' },
  done: { text: 'done', tone: 'fine' },
  failed: { text: 'failed', tone: 'trouble' },
};

/** Of a shard that was not read to the end when the search stopped. */
export const LEFT_WORDS: { text: string; tone: Tone } = { text: 'stopped', tone: 'plain' };
