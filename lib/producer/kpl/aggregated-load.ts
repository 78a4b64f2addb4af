import type { PutRecordsRequestEntry } from '@aws-sdk/client-kinesis';
import { hashKeyHexOf } from '@/lib/hash/hash-key-of';
import { hashKeyHex } from '@/lib/hash/hash-range';
import { shardForHash } from '@/lib/hash/shard-for-hash';
import type { Added, CallLimits, CallLoad } from '@/lib/producer/call-load';
import type { OutgoingRecord, PendingRecord } from '@/lib/producer/pending-record';
import type { RecordOutcome } from '@/lib/producer/put-records-once';
import type { AggregationFigures } from './aggregation-options';
import { Parcel } from './parcel';
import type { ShardIndex, ShardMap } from './shard-map';

interface AggregatedLimits extends CallLimits, AggregationFigures {
  maxRecordBytes: number;
}

/** A call whose entries are aggregates, each of records that belong to one open shard. */
export class AggregatedLoad implements CallLoad {
  readonly #limits: AggregatedLimits;
  readonly #map: ShardMap;
  readonly #index: ShardIndex | null;
  readonly #parcels: Parcel[] = [];
  /** By shard, the one that still takes records. */
  readonly #open = new Map<string, Parcel>();
  #bytes = 0;

  constructor(limits: AggregatedLimits, map: ShardMap) {
    this.#limits = limits;
    this.#map = map;
    this.#index = map.current();
  }

  add(pending: PendingRecord): Added {
    const { maxRecords, maxBatchBytes, maxBatchRecords } = this.#limits;
    const hex = hashHexOf(pending.record);
    const shardId = this.#shardOf(pending, hex);
    const open = shardId === null ? undefined : this.#open.get(shardId);
    if (open && open.records.length < maxRecords) {
      const bytes = open.bytesWith(pending.record);
      if (bytes <= this.#maxParcelBytes()) return this.#addTo(open, pending, bytes - open.bytes);
    }
    if (this.#parcels.length >= maxBatchRecords) return 'passed';
    const parcel = new Parcel(shardId, hex);
    const bytes = shardId === null ? pending.bytes : parcel.bytesWith(pending.record);
    if (this.#parcels.length > 0 && this.#bytes + bytes > maxBatchBytes) return 'full';
    this.#parcels.push(parcel);
    if (shardId !== null) this.#open.set(shardId, parcel);
    parcel.add(pending);
    this.#bytes += bytes;
    return 'taken';
  }

  records(): readonly PendingRecord[] {
    return this.#parcels.flatMap(({ records }) => records);
  }

  entries(): PutRecordsRequestEntry[] {
    return this.#parcels.map((parcel) => parcel.entry());
  }

  async outcomesOf(entries: readonly RecordOutcome[]): Promise<readonly RecordOutcome[]> {
    const outcomes = await Promise.all(
      entries.map(async (outcome, at) => {
        const parcel = this.#parcels[at];
        return parcel ? this.#outcomesIn(parcel, outcome) : [];
      }),
    );
    return outcomes.flat();
  }

  #addTo(open: Parcel, pending: PendingRecord, growth: number): Added {
    if (this.#bytes + growth > this.#limits.maxBatchBytes) return 'full';
    open.add(pending);
    this.#bytes += growth;
    return 'taken';
  }

  #maxParcelBytes(): number {
    return Math.min(this.#limits.maxBytes, this.#limits.maxRecordBytes);
  }

  /** Null where it has to go by itself. */
  #shardOf(pending: PendingRecord, hex: string): string | null {
    if (!this.#index || pending.alone || pending.bytes > this.#maxParcelBytes()) return null;
    return shardForHash(this.#index, hex)?.id ?? null;
  }

  async #outcomesIn(
    { records, shardId }: Parcel,
    outcome: RecordOutcome,
  ): Promise<readonly RecordOutcome[]> {
    if (!outcome.stored || shardId === null || records.length === 1) {
      return records.map(() => outcome);
    }
    const { shard, sequenceNumber } = outcome;
    const stored = (subSequenceNumber: number) => ({
      stored: true as const,
      shard,
      sequenceNumber,
      subSequenceNumber,
    });
    if (shard === shardId || !this.#index) return records.map((_, at) => stored(at));
    const index = await this.#map.after(this.#index, shardId);
    return records.map((pending, at) => {
      const belongs = index && shardForHash(index, hashHexOf(pending.record))?.id;
      if (belongs === shard) return stored(at);
      pending.alone = true;
      return wrongShard(shard);
    });
  }
}

function hashHexOf({ partitionKey, explicitHashKey }: OutgoingRecord): string {
  if (explicitHashKey === undefined) return hashKeyHexOf(partitionKey);
  return hashKeyHex(BigInt(explicitHashKey));
}

/** Consumers that check keys against the shard's range pass it over there, so it is sent again, by itself. */
function wrongShard(shard: string): RecordOutcome {
  const message = `the shards changed on the way, and its aggregate went to ${shard}`;
  const failure = { code: 'wrong_shard', message, retryable: true, unanswered: true };
  return { stored: false, failure };
}
