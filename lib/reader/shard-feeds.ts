import type { StartPosition } from '@/lib/kinesis/get-shard-iterator';
import type { ShardAddress } from './read-budget';
import { ShardFeed } from './shard-feed';
import type { ReadingRoom } from './shard-pager';

/**
 * The shared readers of a connection. Each shard that is watched has one; beside it stands another only while
 * somebody reads what lies further back, until that has caught up with the first.
 */
export class ShardFeeds {
  readonly room: ReadingRoom;
  readonly #byShard = new Map<string, ShardFeed[]>();
  #ticks = 0;

  constructor(room: ReadingRoom) {
    this.room = room;
  }

  /** Joins a reader that has all behind a place, or starts one there. To be left again. */
  join(address: ShardAddress, place: StartPosition): ShardFeed {
    const feeds = this.#feedsOf(address);
    const fitting = feeds.filter((feed) => feed.covers(place));
    const feed = earliest(fitting) ?? this.#open(address, place);
    feed.viewers++;
    return feed;
  }

  /** Leaves a reader for an earlier one as soon as that has all behind the place; null while there is none. */
  switch(address: ShardAddress, from: ShardFeed, place: StartPosition): ShardFeed | null {
    const better = this.#feedsOf(address).filter(
      (feed) => feed.liveTick < from.liveTick && (feed.covers(place) || from.hasMet(feed)),
    );
    const feed = earliest(better);
    if (!feed) return null;
    feed.viewers++;
    this.leave(address, from);
    return feed;
  }

  /** With its last viewer a reader ends. */
  leave(address: ShardAddress, feed: ShardFeed): void {
    feed.viewers--;
    if (feed.viewers > 0) return;
    feed.close();
    const others = this.#feedsOf(address).filter((other) => other !== feed);
    if (others.length > 0) this.#byShard.set(keyOf(address), others);
    else this.#byShard.delete(keyOf(address));
  }

  #feedsOf(address: ShardAddress): readonly ShardFeed[] {
    return this.#byShard.get(keyOf(address)) ?? [];
  }

  #open(address: ShardAddress, start: StartPosition): ShardFeed {
    const feed = new ShardFeed(this.room, { address, start, tick: () => ++this.#ticks });
    this.#byShard.set(keyOf(address), [...this.#feedsOf(address), feed]);
    return feed;
  }
}

const keyOf = ({ stream, shard }: ShardAddress) => `${stream}/${shard}`;

function earliest(feeds: readonly ShardFeed[]): ShardFeed | undefined {
  let found: ShardFeed | undefined;
  for (const feed of feeds) if (!found || feed.liveTick < found.liveTick) found = feed;
  return found;
}
