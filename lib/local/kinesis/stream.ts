import type {
  EncryptionType,
  MetricsName,
  RecordDistributionStrategy,
  StreamMode,
  StreamStatus,
} from '@aws-sdk/client-kinesis';
import { type HashIndex, indexByHash } from '@/lib/hash/shard-for-hash';
import type { Consumer } from './consumer';
import { HOUR_MS, type Limits } from './limits';
import { Shard, type ShardBirth } from './shard';

export interface StreamBirth {
  name: string;
  arn: string;
  /** Tells apart streams that had the same name one after the other. */
  serial: number;
  createdMs: number;
  mode: StreamMode;
  maxRecordKib: number;
  distribution: RecordDistributionStrategy;
  limits: Limits;
  onMemory: (deltaBytes: number) => void;
}

interface Transition {
  dueMs: number;
  finish: (nowMs: number) => void;
}

/** One stream: settings, shards, consumers, and the change it is going through. */
export class Stream {
  readonly name: string;
  readonly arn: string;
  readonly serial: number;
  readonly createdMs: number;
  mode: StreamMode;
  maxRecordKib: number;
  distribution: RecordDistributionStrategy;
  retentionHours = 24;
  /** As asked for; undefined until somebody does. */
  warmTargetMibps: number | undefined;
  encryption: { type: EncryptionType; keyId?: string } = { type: 'NONE' };
  readonly shardMetrics = new Set<MetricsName>();
  readonly tags = new Map<string, string>();
  readonly consumers = new Map<string, Consumer>();
  /** When the shard count and the mode were last changed, for their daily limits. */
  readonly scalingsMs: number[] = [];
  readonly modeSwitchesMs: number[] = [];

  readonly #birth: StreamBirth;
  readonly #shards: Shard[] = [];
  #status: StreamStatus = 'ACTIVE';
  #transition: Transition | undefined;
  #index: HashIndex<Shard> | undefined;

  constructor(birth: StreamBirth) {
    this.#birth = birth;
    this.name = birth.name;
    this.arn = birth.arn;
    this.serial = birth.serial;
    this.createdMs = birth.createdMs;
    this.mode = birth.mode;
    this.maxRecordKib = birth.maxRecordKib;
    this.distribution = birth.distribution;
  }

  get status(): StreamStatus {
    return this.#status;
  }

  /** Every shard there ever was, by index. */
  get shards(): readonly Shard[] {
    return this.#shards;
  }

  /** The open shards in hash order, ready for look-ups. */
  get openByHash(): HashIndex<Shard> {
    this.#index ??= indexByHash(this.#shards.filter((shard) => shard.isOpen));
    return this.#index;
  }

  get openShards(): readonly Shard[] {
    return this.openByHash.shards;
  }

  /** Records and closed shards from before this moment are gone. */
  trimHorizonMs(nowMs: number): number {
    return nowMs - this.retentionHours * HOUR_MS;
  }

  /** Forgets the records from before the trim horizon. */
  trim(nowMs: number): void {
    const horizonMs = this.trimHorizonMs(nowMs);
    for (const shard of this.#shards) shard.log.trimBefore(horizonMs);
  }

  /** The shards that the service still lists: open ones, and closed ones whose records may live. */
  listedShards(nowMs: number): Shard[] {
    const horizonMs = this.trimHorizonMs(nowMs);
    return this.#shards.filter((shard) => (shard.closedMs ?? nowMs) >= horizonMs);
  }

  /** The consumers that are registered, those that come or go included, in order of their names. */
  liveConsumers(nowMs: number): Consumer[] {
    return [...this.consumers.values()]
      .filter((consumer) => consumer.status(nowMs) !== undefined)
      .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** What DescribeStream and DescribeStreamSummary say alike. */
  describe() {
    const { type, keyId } = this.encryption;
    return {
      StreamName: this.name,
      StreamARN: this.arn,
      StreamStatus: this.#status,
      StreamModeDetails: { StreamMode: this.mode },
      RetentionPeriodHours: this.retentionHours,
      StreamCreationTimestamp: new Date(this.createdMs),
      EnhancedMonitoring: [{ ShardLevelMetrics: [...this.shardMetrics] }],
      EncryptionType: type,
      ...(keyId === undefined ? {} : { KeyId: keyId }),
    };
  }

  /** Enters a state, and does what the change is about when its time has come. */
  begin(status: StreamStatus, transition: Transition, nowMs: number): void {
    this.#status = status;
    this.#transition = transition;
    this.settle(nowMs);
  }

  /** Ends a change that is due by now. To be called before anything looks at the stream. */
  settle(nowMs: number): void {
    const transition = this.#transition;
    if (!transition || nowMs < transition.dueMs) return;
    this.#transition = undefined;
    this.#status = 'ACTIVE';
    transition.finish(transition.dueMs);
  }

  addShard(birth: Omit<ShardBirth, 'index'>): Shard {
    const shard = new Shard({ ...birth, index: this.#shards.length }, this.#birth);
    this.#shards.push(shard);
    this.#index = undefined;
    return shard;
  }

  closeShard(shard: Shard, nowMs: number): void {
    shard.close(nowMs);
    this.#index = undefined;
  }
}
