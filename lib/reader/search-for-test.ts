import type { SearchMessage } from '@/lib/contract/reading';
import type { RecordView } from '@/lib/contract/record';
import { AUTOMATIC } from '@/lib/decode/compile-settings';
import { compileFilter } from '@/lib/filter/compile-filter';
import { decodeCursor } from './cursor-text';
import { Examiner } from './examiner';
import { pollingReader } from './search-polling';
import { searchRange } from './search-range';
import type { SearchWish } from './search-wish';
import { NOON, shardId, type TestWorld } from './world-for-test';

interface Wish extends Partial<SearchWish> {
  filter?: string;
  cursor?: string | null;
}

export type MessageOf<Type extends SearchMessage['type']> = Extract<SearchMessage, { type: Type }>;

export function messagesOf<Type extends SearchMessage['type']>(
  messages: readonly SearchMessage[],
  type: Type,
): MessageOf<Type>[] {
  return messages.filter((message): message is MessageOf<Type> => message.type === type);
}

/** A search of the first hour of a test world's stream. */
export function startSearch(world: TestWorld, { filter, cursor, ...wish }: Wish = {}) {
  const compiled = filter === undefined ? undefined : compileFilter(filter);
  if (compiled && !compiled.ok) throw new Error(compiled.fault.message);
  return searchRange(world.clock, {
    stream: 's',
    shards: [shardId(0), shardId(1)],
    fromMs: NOON,
    toMs: NOON + 3_600_000,
    oldestMs: NOON - 86_400_000,
    examiner: new Examiner({
      settings: AUTOMATIC,
      maxTextBytes: 1_000,
      ...(compiled && { filter: compiled.filter }),
    }),
    limit: 10_000,
    maxBytes: 1_000_000_000,
    reader: pollingReader(world.room, 's'),
    signal: new AbortController().signal,
    notices: [],
    ...(cursor && { positions: decodeCursor(cursor) }),
    ...wish,
  });
}

export interface Found {
  messages: SearchMessage[];
  records: RecordView[];
  texts: string[];
  end: MessageOf<'end'>;
  progress: MessageOf<'progress'>;
}

/** The same, to its end. */
export async function search(world: TestWorld, wish: Wish = {}): Promise<Found> {
  const messages: SearchMessage[] = [];
  for await (const message of startSearch(world, wish)) messages.push(message);
  const end = messages.at(-1);
  const progress = messagesOf(messages, 'progress').at(-1);
  if (end?.type !== 'end' || !progress) throw new Error('A search tells its progress and its end.');
  const records = messagesOf(messages, 'records').flatMap((message) => message.records);
  return { messages, records, texts: records.map(({ data }) => data.text), end, progress };
}
