import { setMaxListeners } from 'node:events';
import type { TailMessage } from '@/lib/contract/reading';
import type { ShardFeeds } from './shard-feeds';
import { Tail } from './tail';
import type { TailWish } from './tail-intake';

/**
 * A live tail, message by message as they are asked for, until its signal or the consumer ends it. Between two
 * messages no more than 10,000 records and 8 MiB wait; of more the oldest are given up, and counted.
 * @throws the failure of a shard when every shard has failed
 */
export async function* openTail(
  feeds: ShardFeeds,
  wish: TailWish,
): AsyncGenerator<TailMessage, void> {
  const leaving = new AbortController();
  // Each shard listens to it.
  setMaxListeners(0, leaving.signal);
  const leave = () => leaving.abort();
  wish.signal.addEventListener('abort', leave, { once: true });
  if (wish.signal.aborted) leave();
  try {
    yield* new Tail(feeds, wish, leaving.signal).messages();
  } catch (error) {
    if (!leaving.signal.aborted) throw error;
  } finally {
    wish.signal.removeEventListener('abort', leave);
    leave();
  }
}
