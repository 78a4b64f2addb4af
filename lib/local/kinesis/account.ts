import { invalidArgument, KinesisFault } from './kinesis-fault';
import type { ShardLog } from './shard-log';
import { Stream, type StreamBirth } from './stream';
import { ThroughputCommitment } from './throughput-commitment';

/** How a request names its stream. */
export interface StreamReference {
  StreamName?: string | undefined;
  StreamARN?: string | undefined;
}

export interface AccountBirth {
  accountId: string;
  region: string;
  memoryCapBytes: number;
}

/** The streams of one account in one region, and the memory their records take. */
export class Account {
  readonly id: string;
  readonly region: string;
  readonly commitment = new ThroughputCommitment();
  readonly #memoryCapBytes: number;
  readonly #streams = new Map<string, Stream>();
  #serial = 0;
  #storedBytes = 0;

  constructor(birth: AccountBirth) {
    this.id = birth.accountId;
    this.region = birth.region;
    this.#memoryCapBytes = birth.memoryCapBytes;
  }

  get storedBytes(): number {
    return this.#storedBytes;
  }

  arnOf(streamName: string): string {
    return `arn:aws:kinesis:${this.region}:${this.id}:stream/${streamName}`;
  }

  /** The streams that are there now, in order of their names. */
  streams(nowMs: number): Stream[] {
    for (const stream of this.#streams.values()) stream.settle(nowMs);
    return [...this.#streams.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
  }

  has(name: string, nowMs: number): boolean {
    this.#streams.get(name)?.settle(nowMs);
    return this.#streams.has(name);
  }

  /** @throws KinesisFault ResourceNotFoundException, or InvalidArgumentException when name and ARN are missing or differ */
  stream(reference: StreamReference, nowMs: number): Stream {
    const name = this.#nameOf(reference);
    this.#streams.get(name)?.settle(nowMs);
    const stream = this.#streams.get(name);
    if (stream) return stream;
    throw this.notFound(`Stream ${name} under account ${this.id} not found.`);
  }

  notFound(message: string): KinesisFault {
    return new KinesisFault('ResourceNotFoundException', message);
  }

  add(birth: Omit<StreamBirth, 'serial' | 'arn' | 'onMemory'>): Stream {
    this.#serial += 1;
    const stream = new Stream({
      ...birth,
      arn: this.arnOf(birth.name),
      serial: this.#serial,
      onMemory: (deltaBytes) => {
        this.#storedBytes += deltaBytes;
      },
    });
    this.#streams.set(stream.name, stream);
    return stream;
  }

  remove(stream: Stream): void {
    for (const consumer of stream.consumers.values()) consumer.endSubscriptions();
    for (const shard of stream.shards) shard.log.clear();
    this.#streams.delete(stream.name);
  }

  /** Drops the oldest records of all shards until the cap holds, and says how many were not past retention. */
  shed(nowMs: number): number {
    if (this.#storedBytes <= this.#memoryCapBytes) return 0;
    for (const stream of this.#streams.values()) stream.trim(nowMs);
    let dropped = 0;
    while (this.#storedBytes > this.#memoryCapBytes) {
      const count = this.#shedOnce();
      if (count === 0) return dropped;
      dropped += count;
    }
    return dropped;
  }

  /** A chunk goes when its newest record is older than that of every other shard's oldest chunk. */
  #shedOnce(): number {
    let oldestMs = Number.POSITIVE_INFINITY;
    let oldest: ShardLog | undefined;
    for (const stream of this.#streams.values()) {
      for (const { log } of stream.shards) {
        const chunkMs = log.oldestChunkMs;
        if (chunkMs === undefined || chunkMs >= oldestMs) continue;
        oldestMs = chunkMs;
        oldest = log;
      }
    }
    return oldest?.dropOldestChunk() ?? 0;
  }

  #nameOf({ StreamName, StreamARN }: StreamReference): string {
    if (StreamARN === undefined) {
      if (StreamName !== undefined) return StreamName;
      throw invalidArgument('Either StreamName or StreamARN must be given.');
    }
    const name = /:stream\/([^/]+)/.exec(StreamARN)?.[1] ?? '';
    if (StreamARN !== this.arnOf(name)) {
      throw this.notFound(`Stream ${StreamARN} under account ${this.id} not found.`);
    }
    if (StreamName !== undefined && StreamName !== name) {
      throw invalidArgument(`StreamName ${StreamName} and StreamARN ${StreamARN} do not match.`);
    }
    return name;
  }
}
