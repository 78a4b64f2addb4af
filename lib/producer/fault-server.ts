import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { z } from 'zod';

/** What the server does with one call, decided by the test. */
export type Reaction =
  | { kind: 'store' }
  /** Stores what is not refused; the text is the ErrorCode of the record at that index. */
  | { kind: 'partial'; refuse: (data: string, index: number) => string | undefined }
  | { kind: 'error'; status: number; name: string }
  | { kind: 'drop'; stored: boolean }
  | { kind: 'silence' }
  | { kind: 'garbage' };

export interface FaultServer {
  url: string;
  /** Data of every record as it was stored, doubles included. */
  stored: string[];
  /** Number of records in each call, in the order they came. */
  callSizes: number[];
  close(): Promise<void>;
}

const inputSchema = z.object({
  Records: z.array(z.object({ Data: z.base64(), PartitionKey: z.string() })),
});

/** A PutRecords service on the wire that misbehaves as told, for the tests of the producer. */
export async function startFaultServer(
  react: (records: readonly string[], call: number) => Reaction,
): Promise<FaultServer> {
  const stored: string[] = [];
  const callSizes: number[] = [];

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { Records } = inputSchema.parse(JSON.parse(await text(request)));
    const records = Records.map(({ Data }) => Buffer.from(Data, 'base64').toString());
    const reaction = react(records, callSizes.length);
    callSizes.push(records.length);
    if (reaction.kind === 'silence') return;
    if (reaction.kind === 'drop') {
      if (reaction.stored) stored.push(...records);
      request.socket.destroy();
      return;
    }
    if (reaction.kind === 'error') {
      response.statusCode = reaction.status;
      response.end(JSON.stringify({ __type: reaction.name, message: `said ${reaction.name}` }));
      return;
    }
    response.end(reaction.kind === 'garbage' ? '{' : answer(records, reaction, stored));
  }

  const server = createServer((request, response) => {
    response.setHeader('content-type', 'application/x-amz-json-1.1');
    serve(request, response).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    stored,
    callSizes,
    async close() {
      if (!server.listening) return;
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function answer(
  records: readonly string[],
  reaction: { kind: 'store' } | Extract<Reaction, { kind: 'partial' }>,
  stored: string[],
): string {
  const results = records.map((data, index) => {
    const refusal = reaction.kind === 'partial' ? reaction.refuse(data, index) : undefined;
    if (refusal) return { ErrorCode: refusal, ErrorMessage: `refused ${data}` };
    stored.push(data);
    return { ShardId: 'shardId-000000000000', SequenceNumber: String(stored.length) };
  });
  const failed = results.filter((result) => 'ErrorCode' in result).length;
  return JSON.stringify({ FailedRecordCount: failed, Records: results });
}
