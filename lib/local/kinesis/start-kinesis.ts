import type { Clock } from '@/lib/clock';
import { createWireServer } from '@/lib/local/wire/create-wire-server';
import { createJsonRpc } from '@/lib/local/wire/json-rpc';
import type { Listening } from '@/lib/local/wire/listen';
import type { KinesisEngine } from './create-kinesis-engine';
import { encodeOutput } from './wire-codec';

export interface KinesisServerOptions {
  engine: KinesisEngine;
  clock: Clock;
  /** 0, the default, takes a free port. */
  port?: number;
}

/**
 * Serves an engine on 127.0.0.1 in the protocol of the current clients, over HTTP/1.1 and h2c.
 * @see https://docs.aws.amazon.com/kinesis/latest/APIReference/Welcome.html
 */
export function startKinesis({
  engine,
  clock,
  port = 0,
}: KinesisServerOptions): Promise<Listening> {
  return createWireServer({
    clock,
    port,
    handle: createJsonRpc({
      targetPrefix: 'Kinesis_20131202',
      contentType: 'application/x-amz-json-1.1',
      execute: (operation, json) => encodeOutput(engine.executeJson(operation, json)),
    }),
  });
}
