import type { Clock } from '@/lib/clock';
import { createWireServer } from '@/lib/local/wire/create-wire-server';
import { createJsonRpc, type Intercept } from '@/lib/local/wire/json-rpc';
import type { Listening } from '@/lib/local/wire/listen';
import { queryErrorHeader } from './cloudwatch-fault';
import type { CloudWatch } from './create-cloudwatch';

interface StartOptions {
  cloudWatch: CloudWatch;
  /** Dates the answers. */
  clock: Pick<Clock, 'now'>;
  /** 0, the default, takes a free port. */
  port?: number;
  intercept?: Intercept | undefined;
}

/** Serves the local CloudWatch on 127.0.0.1 as the SDK's current clients speak to it: AWS JSON 1.0 in query mode. */
export function startCloudWatch({
  cloudWatch,
  clock,
  port = 0,
  intercept,
}: StartOptions): Promise<Listening> {
  const handle = createJsonRpc({
    targetPrefix: 'GraniteServiceVersion20100801',
    contentType: 'application/x-amz-json-1.0',
    errorNamespace: 'com.amazonaws.cloudwatch#',
    errorHeaders: queryErrorHeader,
    intercept,
    execute: (operation, input) => toWire(cloudWatch.execute(operation, input) ?? {}),
  });
  return createWireServer({ handle, clock, port });
}

/** Timestamps travel as epoch seconds. */
function toWire(value: unknown): unknown {
  if (value instanceof Date) return value.getTime() / 1_000;
  if (Array.isArray(value)) return value.map(toWire);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, toWire(one)]));
}
