import type { Clock } from '@/lib/clock';
import { createWireServer } from '@/lib/local/wire/create-wire-server';
import { encodeEventMessage } from '@/lib/local/wire/encode-event-message';
import { createJsonRpc, type Intercept, RawAnswer } from '@/lib/local/wire/json-rpc';
import type { Listening } from '@/lib/local/wire/listen';
import type { KinesisEngine } from './create-kinesis-engine';
import { encodeOutput } from './encode-output';
import { ShardSubscription } from './shard-subscription';

export interface KinesisServerOptions {
  engine: KinesisEngine;
  /** Dates the answers. */
  clock: Pick<Clock, 'now'>;
  /** 0, the default, takes a free port. */
  port?: number;
  intercept?: Intercept | undefined;
}

/**
 * Serves an engine on 127.0.0.1 in the protocol of the current clients, over HTTP/1.1 and h2c.
 * @see https://docs.aws.amazon.com/kinesis/latest/APIReference/Welcome.html
 */
export function startKinesis({
  engine,
  clock,
  port = 0,
  intercept,
}: KinesisServerOptions): Promise<Listening> {
  return createWireServer({
    clock,
    port,
    handle: createJsonRpc({
      targetPrefix: 'Kinesis_20131202',
      contentType: 'application/x-amz-json-1.1',
      intercept,
      execute(operation, json, request) {
        const output = engine.executeJson(operation, json);
        const subscription = subscriptionIn(output);
        if (!subscription) return new RawAnswer({ status: 200, headers: {}, body: bodyOf(output) });
        request.signal.addEventListener('abort', () => subscription.end(), { once: true });
        return new RawAnswer({
          status: 200,
          headers: { 'content-type': 'application/vnd.amazon.eventstream' },
          body: eventMessages(subscription),
        });
      },
    }),
  });
}

const bodyOf = (output: unknown) => (output === undefined ? '' : encodeOutput(output));

function subscriptionIn(output: unknown): ShardSubscription | undefined {
  if (typeof output !== 'object' || output === null || !('EventStream' in output)) return undefined;
  return output.EventStream instanceof ShardSubscription ? output.EventStream : undefined;
}

/** The protocol begins an event stream with the answer's own members, of which there are none. */
async function* eventMessages(subscription: ShardSubscription): AsyncGenerator<Buffer> {
  yield eventMessage('initial-response', encodeOutput({}));
  for await (const { SubscribeToShardEvent: event } of subscription) {
    yield eventMessage('SubscribeToShardEvent', encodeOutput(event));
  }
}

function eventMessage(type: string, payload: Buffer): Buffer {
  const headers = {
    ':message-type': 'event',
    ':event-type': type,
    ':content-type': 'application/json',
  };
  return encodeEventMessage(headers, payload);
}
