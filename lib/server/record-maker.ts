import type { PartitionKeyRule } from '@/lib/contract/batch';
import type { HashRange } from '@/lib/hash/hash-range';
import { randomSource } from '@/lib/template/random-source';
import type { BatchFaults } from './batch-faults';
import type { Draft } from './draft';
import { keySource } from './key-source';
import { randomHashKey } from './random-key';

/** A record as it will be sent. */
export interface BatchRecord {
  text: string;
  data: Uint8Array;
  partitionKey: string;
  explicitHashKey: string | undefined;
}

interface MakerSettings {
  partitionKey?: PartitionKeyRule | undefined;
  /** For records that bring none. */
  explicitHashKey?: string | undefined;
  /** Range of the one shard that takes every record, where one was chosen. */
  target: HashRange | null;
  seed: number;
  faults: BatchFaults;
}

interface Place {
  index: number;
  nowMs: number;
}

export type MakeRecord = (draft: Draft, place: Place) => BatchRecord;

const SALT = 4;

/** Gives drafts their keys; of the same seed, index and time comes the same record. */
export function recordMaker(settings: MakerSettings): MakeRecord {
  const { target, seed, faults } = settings;
  const keyOf = keySource(settings.partitionKey, faults);
  return ({ text, data, partitionKey, explicitHashKey }, place) => ({
    text,
    data,
    partitionKey: partitionKey ?? keyOf({ ...place, seed, record: text }),
    explicitHashKey: target
      ? randomHashKey(randomSource(seed, place.index, SALT), target)
      : (explicitHashKey ?? settings.explicitHashKey),
  });
}

/** Bytes of data and partition key, as the service counts a record's size. */
export function recordBytes({ data, partitionKey }: BatchRecord): number {
  return data.byteLength + Buffer.byteLength(partitionKey);
}
