import type { Server } from 'node:http';
import { type Listening, listen } from '@/lib/local/wire/listen';

interface StartOptions {
  /** 0, the default, takes a free port. */
  port?: number;
}

/**
 * Serves DynamoDB on 127.0.0.1, in memory; tables change state at once.
 * It listens when this resolves; the module behind it is loaded by the first request, which waits for it.
 */
export function startDynamoDb({ port = 0 }: StartOptions = {}): Promise<Listening> {
  let loading: Promise<Server> | undefined;
  return listen({
    port,
    onRequest(request, response) {
      loading ??= load();
      loading
        .then((dynalite) => dynalite.emit('request', request, response))
        .catch(() => response.destroy());
    },
  });
}

/** It never listens itself: what it needs of a request is the event. */
async function load(): Promise<Server> {
  const { default: dynalite } = await import('dynalite');
  return dynalite({ createTableMs: 0, updateTableMs: 0, deleteTableMs: 0 });
}
