import type { RecordView } from '@/lib/contract/record';
import { AppError } from '@/lib/errors';
import { mapLimited } from './map-limited';
import type { SearchOutbox } from './search-outbox';
import type { ShardSearch } from './search-shard';
import type { SearchWish } from './search-wish';

const SHARDS_AT_ONCE = 8;

interface Work {
  wish: SearchWish;
  outbox: SearchOutbox;
  /** Ends what still waits for records once enough was found. */
  ending: AbortController;
}

/**
 * Reads shards to the end of the range, or until the search has enough, some at a time. A shard that fails does so
 * alone.
 * @throws what readies the reader throws
 */
export async function searchShards(shards: readonly ShardSearch[], work: Work): Promise<void> {
  const { wish, ending } = work;
  await wish.reader.ready(AbortSignal.any([wish.signal, ending.signal]));
  const open = shards.filter(({ isDone }) => !isDone);
  await mapLimited(open, SHARDS_AT_ONCE, (shard) => searchShard(shard, work));
}

async function searchShard(shard: ShardSearch, { wish, outbox, ending }: Work): Promise<void> {
  const { position } = shard;
  if (position.kind === 'done' || hasEnough(wish)) return;
  const signal = AbortSignal.any([wish.signal, ending.signal]);
  const onTrouble = (error: AppError | null) => {
    shard.trouble(error);
    outbox.ring();
  };
  try {
    shard.beginWith(wish.reader.read({ shard: shard.shard, position, onTrouble, signal }));
    while (!shard.isDone && !hasEnough(wish)) {
      const views = await readPage(shard, wish);
      if (hasEnough(wish)) ending.abort();
      await outbox.put(views, signal);
    }
  } catch (error) {
    if (signal.aborted) return;
    if (!(error instanceof AppError)) throw error;
    shard.fail(error);
    outbox.ring();
  } finally {
    shard.leave();
  }
}

async function readPage(shard: ShardSearch, wish: SearchWish): Promise<RecordView[]> {
  const { examiner, signal, limit, maxBytes } = wish;
  const page = await shard.next();
  const found = shard.inRange(page);
  const bounds = { signal, matched: limit, bytes: maxBytes };
  const examined = await examiner.examineUpTo(shard.shard, found.records, bounds);
  shard.advance(page, found, examined);
  return examined.views;
}

const hasEnough = ({ examiner, limit, maxBytes }: SearchWish) =>
  examiner.matched >= limit || examiner.bytes >= maxBytes;
