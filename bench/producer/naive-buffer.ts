import type { KinesisClient } from '@aws-sdk/client-kinesis';
import type { OutgoingRecord } from '@/lib/producer/pending-record';
import { CALL_RECORDS, putOnce } from './bare-calls';

/** The class that is in many code bases: a buffer, a flush, one call at a time, a failure forgotten. */
export class NaiveBuffer {
  readonly #client: KinesisClient;
  readonly #streamName: string;
  #buffer: OutgoingRecord[] = [];
  #flushing: Promise<void> | undefined;

  constructor(client: KinesisClient, streamName: string) {
    this.#client = client;
    this.#streamName = streamName;
  }

  put(record: OutgoingRecord): void {
    this.#buffer.push(record);
    if (this.#buffer.length >= CALL_RECORDS) void this.flush();
  }

  flush(): Promise<void> {
    this.#flushing ??= this.#sendAll().finally(() => {
      this.#flushing = undefined;
    });
    return this.#flushing;
  }

  async #sendAll(): Promise<void> {
    while (this.#buffer.length > 0) {
      const batch = this.#buffer.slice(0, CALL_RECORDS);
      this.#buffer = this.#buffer.slice(CALL_RECORDS);
      await putOnce(this.#client, this.#streamName, batch).catch(() => undefined);
    }
  }
}
