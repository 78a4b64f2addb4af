import { limitExceeded } from './kinesis-fault';
import type { Limits } from './limits';
import type { OperationName } from './request-shapes';
import { TokenBucket } from './token-bucket';

interface CallRate {
  limit: keyof Limits;
  scope: 'account' | 'stream';
}

const ofAccount = (limit: keyof Limits): CallRate => ({ limit, scope: 'account' });
const ofStream = (limit: keyof Limits): CallRate => ({ limit, scope: 'stream' });

/** @see https://docs.aws.amazon.com/streams/latest/dev/service-sizes-and-limits.html#kds-api-limits */
const CALL_RATES: Partial<Readonly<Record<OperationName, CallRate>>> = {
  AddTagsToStream: ofAccount('streamCallsPerSecond'),
  CreateStream: ofAccount('streamCallsPerSecond'),
  DeleteStream: ofAccount('streamCallsPerSecond'),
  DescribeAccountSettings: ofAccount('streamCallsPerSecond'),
  ListStreams: ofAccount('streamCallsPerSecond'),
  ListTagsForStream: ofAccount('streamCallsPerSecond'),
  MergeShards: ofAccount('streamCallsPerSecond'),
  RemoveTagsFromStream: ofAccount('streamCallsPerSecond'),
  SplitShard: ofAccount('streamCallsPerSecond'),
  DescribeLimits: ofAccount('describeLimitsCallsPerSecond'),
  DescribeStream: ofAccount('describeStreamCallsPerSecond'),
  DescribeStreamSummary: ofAccount('describeStreamSummaryCallsPerSecond'),
  UpdateAccountSettings: ofAccount('streamCallsPerSecond'),
  UpdateStreamWarmThroughput: ofAccount('streamCallsPerSecond'),
  UpdateShardCount: ofAccount('updateShardCountCallsPerSecond'),
  ListShards: ofStream('listShardsCallsPerSecond'),
  DescribeStreamConsumer: ofStream('consumerDescriptionCallsPerSecond'),
  DeregisterStreamConsumer: ofStream('settingCallsPerSecond'),
  ListStreamConsumers: ofStream('consumerListingCallsPerSecond'),
  RegisterStreamConsumer: ofStream('settingCallsPerSecond'),
  DecreaseStreamRetentionPeriod: ofStream('settingCallsPerSecond'),
  DisableEnhancedMonitoring: ofStream('settingCallsPerSecond'),
  EnableEnhancedMonitoring: ofStream('settingCallsPerSecond'),
  IncreaseStreamRetentionPeriod: ofStream('settingCallsPerSecond'),
};

/** The calls a second that the control operations allow, each operation by itself. */
export class CallRates {
  readonly #limits: Limits;
  readonly #buckets = new Map<string, TokenBucket>();

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /** @throws KinesisFault LimitExceededException */
  take(operation: OperationName, input: object, nowMs: number): void {
    const rate = CALL_RATES[operation];
    if (!rate) return;
    const stream = rate.scope === 'stream' ? streamNamed(input) : '';
    const key = `${operation} ${stream}`;
    const bucket = this.#buckets.get(key) ?? new TokenBucket(this.#limits[rate.limit]);
    this.#buckets.set(key, bucket);
    if (bucket.take(1, nowMs)) return;
    throw limitExceeded(`Rate exceeded for ${operation}${stream && ` on stream ${stream}`}.`);
  }
}

/** By name or ARN as the request has it; a continued listing names no stream and shares one budget. */
function streamNamed(input: object): string {
  const members = new Map<string, unknown>(Object.entries(input));
  const arn = members.get('StreamARN') ?? members.get('ConsumerARN');
  const name =
    typeof arn === 'string' ? /stream\/([^/]+)/.exec(arn)?.[1] : members.get('StreamName');
  return typeof name === 'string' ? name : '';
}
