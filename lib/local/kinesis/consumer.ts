import type { Consumer as ConsumerOutput, ConsumerStatus } from '@aws-sdk/client-kinesis';

/** An enhanced fan-out consumer of a stream. */
export class Consumer {
  readonly name: string;
  readonly arn: string;
  readonly createdMs: number;
  readonly activeFromMs: number;
  readonly tags = new Map<string, string>();
  goneFromMs: number | undefined;
  /** By shard id: since when the newest subscription runs, and how to end it. */
  readonly subscriptions = new Map<string, { sinceMs: number; end: () => void }>();

  constructor(birth: { name: string; arn: string; createdMs: number; activeFromMs: number }) {
    this.name = birth.name;
    this.arn = birth.arn;
    this.createdMs = birth.createdMs;
    this.activeFromMs = birth.activeFromMs;
  }

  /** Undefined once it is gone. */
  status(nowMs: number): ConsumerStatus | undefined {
    if (this.goneFromMs !== undefined) return nowMs < this.goneFromMs ? 'DELETING' : undefined;
    return nowMs < this.activeFromMs ? 'CREATING' : 'ACTIVE';
  }

  describe(nowMs: number): ConsumerOutput {
    return {
      ConsumerName: this.name,
      ConsumerARN: this.arn,
      ConsumerStatus: this.status(nowMs),
      ConsumerCreationTimestamp: new Date(this.createdMs),
    };
  }
}
