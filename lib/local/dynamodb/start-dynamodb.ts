import type { Listening } from '@/lib/local/wire/listen';

interface StartOptions {
  /** 0, the default, takes a free port. */
  port?: number;
}

/**
 * Serves DynamoDB on 127.0.0.1, in memory; tables change state at once.
 * Its module is loaded on the first start: whoever only reads this file does not pay for it.
 */
export async function startDynamoDb({ port = 0 }: StartOptions = {}): Promise<Listening> {
  const { default: dynalite } = await import('dynalite');
  const server = dynalite({ createTableMs: 0, updateTableMs: 0, deleteTableMs: 0 });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  const boundPort = typeof address === 'object' && address ? address.port : port;
  return {
    url: `http://127.0.0.1:${boundPort}`,
    port: boundPort,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}
