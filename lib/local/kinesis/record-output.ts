import type { ChildShard, _Record as RecordOutput } from '@aws-sdk/client-kinesis';
import type { StoredRecord } from './record-chunk';
import type { Shard } from './shard';

export function recordOutput(shard: Shard, record: StoredRecord): RecordOutput {
  return {
    SequenceNumber: shard.sequenceNumberOf(record),
    ApproximateArrivalTimestamp: new Date(record.arrivalMs),
    Data: record.data,
    PartitionKey: record.partitionKey,
    ...(record.encrypted ? { EncryptionType: 'KMS' } : {}),
  };
}

export function childShards(shard: Shard): ChildShard[] {
  return shard.children.map((child) => ({
    ShardId: child.id,
    ParentShards: child.parents.map((parent) => parent.id),
    HashKeyRange: {
      StartingHashKey: child.startingHashKey,
      EndingHashKey: child.endingHashKey,
    },
  }));
}
