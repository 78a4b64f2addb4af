import type { Consumer as ConsumerOutput, ConsumerStatus } from '@aws-sdk/client-kinesis';

/** What a consumer knows of a subscription of its own. */
export interface ConsumerSubscription {
  readonly sinceMs: number;
  readonly isEnded: boolean;
  end(): void;
}

/** An enhanced fan-out consumer of a stream. */
export class Consumer {
  readonly name: string;
  readonly arn: string;
  readonly createdMs: number;
  readonly activeFromMs: number;
  readonly tags = new Map<string, string>();
  goneFromMs: number | undefined;
  /** By shard id: the latest one, running or ended. */
  readonly subscriptions = new Map<string, ConsumerSubscription>();

  constructor(birth: { name: string; arn: string; createdMs: number; activeFromMs: number }) {
    this.name = birth.name;
    this.arn = birth.arn;
    this.createdMs = birth.createdMs;
    this.activeFromMs = birth.activeFromMs;
  }

  endSubscriptions(): void {
    for (const subscription of this.subscriptions.values()) subscription.end();
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
