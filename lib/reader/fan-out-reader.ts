import { randomBytes } from 'node:crypto';
import type { KinesisClient } from '@aws-sdk/client-kinesis';
import type { Clock } from '@/lib/clock';
import { AppError } from '@/lib/errors';
import { describeStreamConsumer } from '@/lib/kinesis/describe-stream-consumer';
import { registerStreamConsumer } from '@/lib/kinesis/register-stream-consumer';
import { FAN_OUT_NAME_PREFIX } from './fan-out-name';
import { removeConsumer } from './fan-out-removal';
import { FanOutSource } from './fan-out-source';
import type { SearchReader, ShardSource, SourceWish } from './search-source';

export interface FanOutRoom {
  /** For registering and removing the consumer. */
  control: KinesisClient;
  /** Speaks HTTP/2, for the subscriptions. */
  streaming: KinesisClient;
  clock: Clock;
  stream: string;
  streamArn: string;
}

const LOOK_MS = 1_000;
const LONGEST_CREATION_MS = 120_000;

/** Reads through an enhanced fan-out consumer made for one search, and removed with it, however it ends. */
export class FanOutReader implements SearchReader {
  readonly kind = 'fan_out';
  readonly name = `${FAN_OUT_NAME_PREFIX}${randomBytes(4).toString('hex')}`;
  readonly #room: FanOutRoom;
  #hasBegun = false;
  #consumerArn = '';

  constructor(room: FanOutRoom) {
    this.#room = room;
  }

  async open(signal: AbortSignal): Promise<void> {
    const { control, streamArn } = this.#room;
    // Even without an answer there may be a consumer.
    this.#hasBegun = true;
    const request = { streamArn, name: this.name, signal };
    this.#consumerArn = await registerStreamConsumer(control, request);
  }

  async ready(signal: AbortSignal): Promise<void> {
    const { control, clock } = this.#room;
    const endMs = clock.now() + LONGEST_CREATION_MS;
    const request = { consumerArn: this.#consumerArn, signal };
    while ((await describeStreamConsumer(control, request)).status !== 'ACTIVE') {
      if (clock.now() >= endMs) {
        const detail = `The fan-out consumer ${this.name} was not made within ${LONGEST_CREATION_MS / 1_000} s.`;
        throw new AppError('upstream_timeout', detail);
      }
      await clock.sleep(LOOK_MS, signal);
    }
  }

  read(wish: SourceWish): ShardSource {
    const { streaming: client, clock, stream } = this.#room;
    return new FanOutSource({ client, clock, stream, consumerArn: this.#consumerArn }, wish);
  }

  async close(): Promise<string | null> {
    if (!this.#hasBegun) return null;
    this.#hasBegun = false;
    const { control: client, clock, streamArn } = this.#room;
    return removeConsumer({ client, clock, streamArn }, this.name);
  }
}
