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
      const page = await shard.next();
      let found = shard.inRange(page);
      do {
        const bounds = { signal: wish.signal, matched: wish.limit, bytes: wish.maxBytes };
        const examined = await wish.examiner.examineUpTo(shard.shard, found.records, bounds);
        if (hasEnough(wish)) ending.abort();
        // In one breath, or a cursor told in between would stand behind records that were not.
        shard.advance(page, found, examined);
        await outbox.put(examined.views, signal);
        found = { ...found, records: found.records.slice(examined.records) };
      } while (found.records.length > 0 && !hasEnough(wish));
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

const hasEnough = ({ examiner, limit, maxBytes }: SearchWish) =>
  examiner.matched >= limit || examiner.bytes >= maxBytes;
