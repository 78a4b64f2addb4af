import type { ShardLoad } from '@/lib/contract/reading';
import type { ChildShard, KinesisRecord } from '@/lib/kinesis/get-records';
import type { StartPosition } from '@/lib/kinesis/get-shard-iterator';
import { isBehind } from './is-behind';
import type { ShardAddress } from './read-budget';
import type { ShardFeed } from './shard-feed';
import type { ShardFeeds } from './shard-feeds';
import type { RingNews } from './shard-ring';

export type ShardEvent =
  | { kind: 'records'; records: readonly KinesisRecord[] }
  /** The shared reader gave these up before this viewer came to them. */
  | { kind: 'missed'; records: number }
  /** What came before the next records is no longer there. */
  | { kind: 'gap'; toMs: number | null }
  /** The shard is closed, and read to its end. */
  | { kind: 'end'; children: readonly ChildShard[] };

/** Follows one shard for one viewer through the shared readers: no record is left out, and none comes twice. */
export class ShardFollower {
  readonly #feeds: ShardFeeds;
  readonly #address: ShardAddress;
  #feed: ShardFeed;
  /** Behind which the viewer reads on. */
  #place: StartPosition;
  #ordinal: number;
  /** What the ring may hold from before the place. */
  #isSeen: Seen | null;

  /** Joins a reader at once. To be followed, for the end of that leaves it. */
  constructor(feeds: ShardFeeds, address: ShardAddress, from: StartPosition) {
    this.#feeds = feeds;
    this.#address = address;
    this.#place = from;
    this.#feed = feeds.join(address, from);
    this.#ordinal = from.type === 'latest' ? this.#feed.ring.end : this.#feed.ring.first;
    this.#isSeen = seenBefore(from);
  }

  /** How many watch the shard through the same reader. */
  get viewers(): number {
    return this.#feed.viewers;
  }

  load(): ShardLoad {
    return this.#feed.load();
  }

  /** Whether the shard was read to its tip without a record for this viewer. */
  get isQuiet(): boolean {
    if (this.#place.type === 'after' || this.#ordinal < this.#feed.ring.end) return false;
    const { state, millisBehindLatest } = this.load();
    return state === 'live' && millisBehindLatest === 0;
  }

  /**
   * Yields what the shard holds from the place on, until its end.
   * @throws the signal's reason; what reading throws, except for what passes
   */
  async *follow(signal: AbortSignal): AsyncGenerator<ShardEvent, void> {
    try {
      for (;;) {
        const { children, ring } = this.#feed;
        const news = ring.read(this.#ordinal);
        if (news) {
          yield* this.#eventsOf(news);
        } else if (children) {
          yield { kind: 'end', children };
          return;
        } else if (!this.#switch()) {
          await this.#feed.news(signal);
        }
      }
    } finally {
      this.#feeds.leave(this.#address, this.#feed);
    }
  }

  *#eventsOf(news: RingNews): Generator<ShardEvent> {
    this.#ordinal = news.next;
    if (news.missed > 0) yield { kind: 'missed', records: news.missed };
    const records = this.#isSeen ? withoutSeen(news.records, this.#isSeen) : news.records;
    const [first, last] = [records[0], records.at(-1)];
    if (!first || !last) return;
    const isWhole = records.length === news.records.length;
    if (news.isAfterGap && isWhole) yield { kind: 'gap', toMs: first.arrivalMs };
    this.#isSeen = null;
    this.#place = { type: 'after', sequenceNumber: last.sequenceNumber };
    yield { kind: 'records', records };
  }

  /** Goes over to an earlier reader where that has all that is to come. */
  #switch(): boolean {
    const feed = this.#feeds.switch(this.#address, this.#feed, this.#place);
    if (!feed) return false;
    this.#feed = feed;
    this.#ordinal = feed.ring.first;
    this.#isSeen = seenBefore(this.#place);
    return true;
  }
}

type Seen = (record: KinesisRecord) => boolean;

function seenBefore(place: StartPosition): Seen | null {
  if (place.type === 'after') {
    return ({ sequenceNumber }) => !isBehind(sequenceNumber, place.sequenceNumber);
  }
  if (place.type === 'time') {
    return ({ arrivalMs }) => arrivalMs !== null && arrivalMs < place.atMs;
  }
  return null;
}

function withoutSeen(records: readonly KinesisRecord[], isSeen: Seen): readonly KinesisRecord[] {
  const firstNew = records.findIndex((record) => !isSeen(record));
  return firstNew < 0 ? [] : records.slice(firstNew);
}
