import type { SubscribeToShardEvent, SubscribeToShardEventStream } from '@aws-sdk/client-kinesis';
import type { Consumer } from './consumer';
import type { EngineContext } from './engine-context';
import { DEFAULT_LIMITS, SUBSCRIPTION_LIFE_MS } from './limits';
import { meterEvent } from './meter-subscription';
import { childShards, recordOutput } from './record-output';
import type { Shard } from './shard';
import type { Stream } from './stream';

/** An event with nothing new says so at this interval, as the service's do. */
const HEARTBEAT_MS = 5000;
const LARGEST_EVENT = { maxRecords: 10_000, maxBytes: 1024 * 1024 };

interface SubscriptionPlace {
  stream: Stream;
  shard: Shard;
  consumer: Consumer;
  ordinal: number;
}

/** A running SubscribeToShard: events from a position on, for five minutes, or until it is ended or taken over. */
export class ShardSubscription implements AsyncIterable<SubscribeToShardEventStream> {
  readonly sinceMs: number;
  readonly #context: EngineContext;
  readonly #place: SubscriptionPlace;
  readonly #ending = new AbortController();
  #ordinal: number;

  constructor(context: EngineContext, place: SubscriptionPlace) {
    this.#context = context;
    this.#place = place;
    this.#ordinal = place.ordinal;
    this.sinceMs = context.clock.now();
  }

  get isEnded(): boolean {
    return this.#ending.signal.aborted || this.#leftMs() <= 0;
  }

  end(): void {
    this.#ending.abort();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<SubscribeToShardEventStream> {
    const { stream, shard } = this.#place;
    const { clock } = this.#context;
    try {
      while (!this.isEnded) {
        stream.settle(clock.now());
        const { event, bytes } = this.#nextEvent();
        meterEvent(this.#context, { ...this.#place, event, bytes });
        yield { SubscribeToShardEvent: event };
        if (event.ChildShards) return;
        await this.#sleep(Math.floor((bytes / DEFAULT_LIMITS.bytesReadPerSecond) * 1000));
        if (shard.log.end <= this.#ordinal && shard.isOpen) await this.#news();
      }
    } finally {
      this.end();
    }
  }

  #nextEvent(): { event: SubscribeToShardEvent; bytes: number } {
    const { stream, shard } = this.#place;
    const nowMs = this.#context.clock.now();
    shard.log.trimBefore(stream.trimHorizonMs(nowMs));
    const { records, bytes, next } = shard.log.read({ from: this.#ordinal, ...LARGEST_EVENT });
    const last = records.at(-1);
    const lastRead = { ordinal: next - 1, arrivalMs: last?.arrivalMs ?? this.#arrivalBefore(next) };
    this.#ordinal = next;
    const nextArrivalMs = shard.log.arrivalMs(next);
    const isAtEnd = !shard.isOpen && nextArrivalMs === undefined;
    const event = {
      Records: records.map((record) => recordOutput(shard, record)),
      ContinuationSequenceNumber: isAtEnd ? undefined : shard.sequenceNumberOf(lastRead),
      MillisBehindLatest: nextArrivalMs === undefined ? 0 : nowMs - nextArrivalMs,
      ...(isAtEnd ? { ChildShards: childShards(shard) } : {}),
    };
    return { event, bytes };
  }

  /** Of the record before `ordinal`; when that is gone, any time before the next one will do. */
  #arrivalBefore(ordinal: number): number {
    const { log, createdMs } = this.#place.shard;
    return ordinal > log.first ? (log.arrivalMs(ordinal - 1) ?? createdMs) : createdMs;
  }

  async #news(): Promise<void> {
    const news = new AbortController();
    const unwatch = this.#place.shard.watch(() => news.abort());
    await this.#sleep(HEARTBEAT_MS, news.signal);
    unwatch();
  }

  async #sleep(ms: number, ...wakers: AbortSignal[]): Promise<void> {
    const signal = AbortSignal.any([this.#ending.signal, ...wakers]);
    const shortMs = Math.min(ms, this.#leftMs());
    if (shortMs <= 0) return;
    await this.#context.clock.sleep(shortMs, signal).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
  }

  #leftMs(): number {
    return this.sinceMs + SUBSCRIPTION_LIFE_MS - this.#context.clock.now();
  }
}
