import type { ShardLoad } from '@/lib/contract/reading';
import { AppError } from '@/lib/errors';
import type { ChildShard } from '@/lib/kinesis/get-records';
import type { StartPosition } from '@/lib/kinesis/get-shard-iterator';
import { Doorbell } from './doorbell';
import { isBehind } from './is-behind';
import { msBetween } from './ms-between';
import { PageSize } from './page-size';
import type { ShardAddress } from './read-budget';
import { FAR_BEHIND_MS, shardLoad } from './shard-load';
import { type ReadingRoom, type ShardPage, ShardPager } from './shard-pager';
import { ShardRing } from './shard-ring';

interface Origin {
  address: ShardAddress;
  start: StartPosition;
  /** Counts events of all feeds, so that it can be told which came first. */
  tick: () => number;
}

/**
 * Reads a shard from a place on, once for all who watch it. It keeps what came last, so that those who come
 * back after a moment cost no call.
 */
export class ShardFeed {
  readonly #room: ReadingRoom;
  readonly #origin: Origin;
  readonly #closing = new AbortController();
  readonly #bell = new Doorbell();
  readonly ring: ShardRing;
  #trouble: AppError | null = null;
  #behindMs: number | null = null;
  #answeredMs: number | null = null;
  #failure: { error: unknown } | null = null;
  #children: readonly ChildShard[] | null = null;
  #answeredTick = Infinity;
  #tipTick = 0;
  #liveTick = Infinity;
  viewers = 0;

  constructor(room: ReadingRoom, origin: Origin) {
    this.#room = room;
    this.#origin = origin;
    this.ring = new ShardRing(room.clock);
    if (origin.start.type === 'latest') this.#liveTick = origin.tick();
    this.#run().catch((error: unknown) => {
      this.#failure = { error };
      this.#bell.ring();
    });
  }

  /** When it reached the tip for the first time, in ticks: the earliest feed of a shard is the one to stay. */
  get liveTick(): number {
    return this.#liveTick;
  }

  /** Set at the end of a closed shard: where its records go on. */
  get children(): readonly ChildShard[] | null {
    return this.#children;
  }

  /** Whether the ring holds, or will hold, every record behind this place. */
  covers(place: StartPosition): boolean {
    if (place.type === 'latest') return this.#liveTick !== Infinity;
    const { start } = this.#origin;
    const { oldest, givenUp } = this.ring;
    if (start.type === 'oldest' && givenUp === null) return true;
    if (place.type === 'oldest') return false;
    if (place.type === 'time') {
      return typeof oldest?.arrivalMs === 'number' && oldest.arrivalMs < place.atMs;
    }
    const { sequenceNumber } = place;
    const floor = givenUp ?? (start.type === 'after' ? start.sequenceNumber : null);
    if (floor !== null) return !isBehind(floor, sequenceNumber);
    return oldest !== undefined && !isBehind(oldest.sequenceNumber, sequenceNumber);
  }

  /** Whether it read to the tip by a call made after `other` had its place: what came since, `other` has whole. */
  hasMet(other: ShardFeed): boolean {
    return this.#tipTick > other.#answeredTick && other.ring.givenUp === null;
  }

  /** Resolves when there is more to see. @throws what ended the feed, if it failed */
  async news(signal: AbortSignal): Promise<void> {
    if (this.#failure) throw this.#failure.error;
    await this.#bell.heard(signal);
  }

  load(): ShardLoad {
    const { error } = this.#failure ?? {};
    return shardLoad(this.#room, this.#origin.address, {
      trouble: error instanceof AppError ? error : this.#trouble,
      isEnded: this.#children !== null,
      isLive: this.#liveTick !== Infinity,
      behindMs: this.#behindMs,
      answeredMs: this.#answeredMs,
    });
  }

  /** No call is made after this, and one under way is broken off. Its load can still be told, its records are gone. */
  close(): void {
    this.#closing.abort();
    this.ring.clear();
  }

  async #run(): Promise<void> {
    const { clock, budget } = this.#room;
    const { signal } = this.#closing;
    const { address, start, tick } = this.#origin;
    const onTrouble = (error: AppError | null) => {
      this.#trouble = error;
    };
    const pager = new ShardPager(this.#room, { ...address, onTrouble }, signal);
    pager.moveTo(start);
    const size = new PageSize(budget.aimBytes);
    for (;;) {
      const [callMs, callTick] = [clock.now(), tick()];
      const page = await pager.next(size.limit);
      size.learn(page.records);
      this.#keep(page, callTick);
      if (page.nextIterator === null) return;
      const restMs = budget.intervalMs - msBetween(callMs, clock.now());
      if (page.millisBehindLatest === 0 && restMs > 0) await clock.sleep(restMs, signal);
    }
  }

  #keep({ records, isAfterGap, ...page }: ShardPage, callTick: number): void {
    const { tick } = this.#origin;
    this.ring.push(records, isAfterGap);
    this.#behindMs = page.millisBehindLatest;
    this.#answeredMs = this.#room.clock.now();
    if (this.#answeredTick === Infinity) this.#answeredTick = tick();
    this.#tipTick = page.millisBehindLatest === 0 ? callTick : 0;
    const isNear = page.millisBehindLatest !== null && page.millisBehindLatest <= FAR_BEHIND_MS;
    if (isNear && this.#liveTick === Infinity) this.#liveTick = tick();
    if (page.nextIterator === null) this.#children = page.childShards;
    this.#bell.ring();
  }
}
