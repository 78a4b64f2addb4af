import type { KinesisClient } from '@aws-sdk/client-kinesis';
import type { Clock } from '@/lib/clock';
import { AppError, type ErrorCode } from '@/lib/errors';
import type { Position } from '@/lib/kinesis/get-shard-iterator';
import { type SubscriptionEvent, subscribeToShard } from '@/lib/kinesis/subscribe-to-shard';
import { msBetween } from './ms-between';
import { startOf } from './search-polling';
import type { ShardSource, SourcePage, SourceWish } from './search-source';

export interface Subscribing {
  /** Speaks HTTP/2. */
  client: KinesisClient;
  clock: Clock;
  stream: string;
  consumerArn: string;
}

/**
 * A consumer may subscribe to a shard once a second.
 * @see https://docs.aws.amazon.com/kinesis/latest/APIReference/API_SubscribeToShard.html
 */
const BETWEEN_SUBSCRIPTIONS_MS = 1_000;
const LONGEST_BACKOFF_MS = 10_000;
const MAX_FAILURES = 12;
const PASSING: ReadonlySet<ErrorCode> = new Set([
  'throttled',
  'upstream_timeout',
  'upstream_unavailable',
]);

/** One shard through a fan-out consumer: subscribes again where a subscription ends, behind what it brought. */
export class FanOutSource implements ShardSource {
  readonly #subscribing: Subscribing;
  readonly #wish: SourceWish;
  #position: Position;
  #events: AsyncGenerator<SubscriptionEvent> | null = null;
  #ending = new AbortController();
  #subscribedMs = Number.NEGATIVE_INFINITY;
  #failures = 0;
  calls = 0;

  constructor(subscribing: Subscribing, wish: SourceWish) {
    this.#subscribing = subscribing;
    this.#wish = wish;
    this.#position = startOf(wish.position);
  }

  async next(): Promise<SourcePage> {
    for (;;) {
      try {
        this.#wish.signal.throwIfAborted();
        this.#events ??= await this.#subscribe();
        const { value, done } = await this.#events.next();
        if (done !== true) return this.#toPage(value);
        this.#events = null;
      } catch (error) {
        await this.#recover(error);
      }
    }
  }

  close(): void {
    this.#ending.abort();
  }

  async #subscribe(): Promise<AsyncGenerator<SubscriptionEvent>> {
    const { client, clock, stream, consumerArn } = this.#subscribing;
    const { shard, signal } = this.#wish;
    const waitMs = BETWEEN_SUBSCRIPTIONS_MS - msBetween(this.#subscribedMs, clock.now());
    if (waitMs > 0) await clock.sleep(waitMs, signal);
    this.#subscribedMs = clock.now();
    this.#ending = new AbortController();
    return subscribeToShard(client, {
      stream,
      consumerArn,
      shard,
      position: this.#position,
      signal: AbortSignal.any([signal, this.#ending.signal]),
    });
  }

  #toPage({
    records,
    continuationSequenceNumber,
    millisBehindLatest,
  }: SubscriptionEvent): SourcePage {
    this.calls++;
    if (this.#failures > 0) this.#wish.onTrouble(null);
    this.#failures = 0;
    if (continuationSequenceNumber !== null) {
      this.#position = { type: 'after', sequenceNumber: continuationSequenceNumber };
    }
    return {
      records,
      millisBehindLatest,
      askedAtMs: this.#subscribedMs,
      isShardEnd: continuationSequenceNumber === null,
      isAfterGap: false,
    };
  }

  /** Waits until the next try. @throws what does not pass */
  async #recover(error: unknown): Promise<void> {
    const { onTrouble, signal } = this.#wish;
    signal.throwIfAborted();
    this.#events = null;
    this.#ending.abort();
    if (!(error instanceof AppError) || !PASSING.has(error.code)) throw error;
    this.#failures++;
    if (this.#failures > MAX_FAILURES) throw error;
    onTrouble(error);
    const waitMs = Math.min(
      LONGEST_BACKOFF_MS,
      BETWEEN_SUBSCRIPTIONS_MS * 2 ** (this.#failures - 1),
    );
    await this.#subscribing.clock.sleep(waitMs, signal);
  }
}
