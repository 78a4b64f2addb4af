import { ManualClock } from '@/lib/clock';
import type { Observation } from '@/lib/local/metering';
import {
  createKinesisEngine,
  type EngineOptions,
  type KinesisEngine,
} from './create-kinesis-engine';

export interface TestEngine {
  engine: KinesisEngine;
  clock: ManualClock;
  observations: Observation[];
  /** Sum of a metric, by default of the stream level. */
  total: (metric: string, shardId?: string) => number;
  put: (streamName: string, text: string, key?: string) => string;
  iterator: (streamName: string, type: 'TRIM_HORIZON' | 'LATEST', shardId?: string) => string;
  /** The texts that one call brings. */
  read: (iterator: string) => string[];
}

export const START_MS = Date.UTC(2026, 0, 31, 9, 30);
export const FIRST_SHARD = 'shardId-000000000000';

/** An engine on a clock that stands still until a test moves it, with its metrics kept. */
export function openTestEngine(options: Partial<EngineOptions> = {}): TestEngine {
  const clock = new ManualClock(START_MS);
  const observations: Observation[] = [];
  const meter = { record: (observation: Observation) => observations.push(observation) };
  const engine = createKinesisEngine({ clock, meter, ...options });
  return {
    engine,
    clock,
    observations,
    total: (metric, shardId) =>
      observations
        .filter((one) => one.metric === metric && one.shardId === shardId)
        .reduce((sum, one) => sum + one.value, 0),
    put(streamName, text, key = 'key') {
      const input = { StreamName: streamName, Data: Buffer.from(text), PartitionKey: key };
      return engine.execute('PutRecord', input).SequenceNumber ?? '';
    },
    iterator(streamName, type, shardId = FIRST_SHARD) {
      const input = { StreamName: streamName, ShardId: shardId, ShardIteratorType: type };
      return engine.execute('GetShardIterator', input).ShardIterator ?? '';
    },
    read(iterator) {
      const { Records } = engine.execute('GetRecords', { ShardIterator: iterator });
      return (Records ?? []).map((record) => Buffer.from(record.Data ?? []).toString());
    },
  };
}
