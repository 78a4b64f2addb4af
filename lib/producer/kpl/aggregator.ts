import type { CallLimits } from '@/lib/producer/call-load';
import { AggregatedLoad } from './aggregated-load';
import type { AggregationSettings } from './aggregation-options';
import { ShardMap, type ShardMapOptions } from './shard-map';

interface AggregatorOptions extends Omit<ShardMapOptions, 'listOpenShards'> {
  aggregation: AggregationSettings;
  limits: CallLimits & { maxRecordBytes: number };
}

/** Makes the calls of a producer that aggregates. */
export class Aggregator {
  readonly #options: AggregatorOptions;
  readonly #map: ShardMap;

  constructor(options: AggregatorOptions) {
    this.#options = options;
    this.#map = new ShardMap({ ...options, listOpenShards: options.aggregation.listOpenShards });
  }

  /** Whether calls may be made: not before the first list of shards, which the first records would go without. */
  get isReady(): boolean {
    return this.#map.wasListed;
  }

  openLoad(): AggregatedLoad {
    const { aggregation, limits } = this.#options;
    return new AggregatedLoad({ ...limits, ...aggregation }, this.#map);
  }

  end(): void {
    this.#map.end();
  }
}
