import type { TailMessage } from '@/lib/contract/reading';
import { AUTOMATIC } from '@/lib/decode/compile-settings';
import { decodeCursor } from '@/lib/reader/cursor-text';
import { Examiner } from '@/lib/reader/examiner';
import { openTail } from '@/lib/reader/open-tail';
import type { ShardFeeds } from '@/lib/reader/shard-feeds';
import type { TailWish } from '@/lib/reader/tail-intake';

type Of<T extends TailMessage['type']> = Extract<TailMessage, { type: T }>;

const DAY_MS = 86_400_000;
const MAX_TEXT_BYTES = 1_000;

/** A viewer of a tail in tests, who takes each message as soon as it comes. */
export class TailViewer {
  readonly messages: TailMessage[] = [];
  readonly #leaving = new AbortController();
  readonly #tail: AsyncGenerator<TailMessage, void>;
  readonly ended: Promise<unknown>;

  constructor(feeds: ShardFeeds, wish: Pick<TailWish, 'stream' | 'shards'> & Partial<TailWish>) {
    const nowMs = feeds.room.clock.now();
    this.#tail = openTail(feeds, {
      examiner: new Examiner({ settings: AUTOMATIC, maxTextBytes: MAX_TEXT_BYTES }),
      startMs: nowMs,
      oldestMs: nowMs - DAY_MS,
      notices: [],
      signal: this.#leaving.signal,
      ...wish,
    });
    this.ended = this.#take().catch((error: unknown) => error);
  }

  of<T extends TailMessage['type']>(type: T): Of<T>[] {
    return this.messages.filter((message): message is Of<T> => message.type === type);
  }

  get texts(): string[] {
    return this.of('records').flatMap(({ records }) => records.map(({ data }) => data.text));
  }

  get status(): Of<'status'> | undefined {
    return this.of('status').at(-1);
  }

  /** Where the newest status says that a resumed tail begins. */
  get positions() {
    return decodeCursor(this.status?.cursor ?? '');
  }

  async leave(): Promise<void> {
    this.#leaving.abort();
    await this.ended;
  }

  async #take(): Promise<void> {
    for await (const message of this.#tail) this.messages.push(message);
  }
}
