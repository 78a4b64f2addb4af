import { createServer, type ServerResponse } from 'node:http';
import type { TailMessage } from '@/lib/contract/reading';
import type { RecordView } from '@/lib/contract/record';
import { lineStream } from '@/lib/server/line-stream';

const RECORDS_A_MESSAGE = 20;
const PAYLOAD_CHARACTERS = 1_000;

/** The same records over and over, each with a sequence number and an arrival of its own. */
function* messages(): Generator<TailMessage> {
  for (let next = 0; ; next += RECORDS_A_MESSAGE) {
    const records = Array.from({ length: RECORDS_A_MESSAGE }, (_, place) => record(next + place));
    yield { type: 'records', records };
  }
}

const TEXT = JSON.stringify({ note: 'x'.repeat(PAYLOAD_CHARACTERS - '{"note":""}'.length) });

const record = (number: number): RecordView => ({
  shard: 'shardId-000000000000',
  sequenceNumber: String(49_600_000_000_000_000_000_000n + BigInt(number)),
  partitionKey: 'key',
  hashKey: '1',
  arrivalMs: 1_790_000_000_000 + Math.floor(number / 100),
  sizeBytes: PAYLOAD_CHARACTERS,
  encryption: 'NONE',
  data: { kind: 'json', text: TEXT, truncated: false, steps: [], notices: [] },
});

async function* asTheyAreAsked() {
  yield* messages();
}

async function sendOurs(response: ServerResponse): Promise<void> {
  const body = await lineStream({
    messages: asTheyAreAsked(),
    signal: new AbortController().signal,
    toLast: () => null,
    onEnd: () => undefined,
  });
  for await (const chunk of body) {
    if (!(await write(response, chunk))) return;
  }
}

async function sendBare(response: ServerResponse): Promise<void> {
  for (const message of messages()) {
    if (!(await write(response, `${JSON.stringify(message)}\n`))) return;
  }
}

/** As fast as the browser takes it. @returns false when it is gone */
async function write(response: ServerResponse, chunk: string | Uint8Array): Promise<boolean> {
  if (response.destroyed) return false;
  if (response.write(chunk)) return true;
  await drained(response);
  return !response.destroyed;
}

const drained = (response: ServerResponse) =>
  new Promise<void>((resolve) => {
    const goOn = () => {
      response.off('drain', goOn).off('close', goOn);
      resolve();
    };
    response.on('drain', goOn).on('close', goOn);
  });

/** Serves the same lines twice: as the routes do, and with nothing but node:http. Says its port. */
const server = createServer((request, response) => {
  if (request.url === '/ours' || request.url === '/bare') {
    response.setHeader('content-type', 'application/x-ndjson');
    void (request.url === '/ours' ? sendOurs(response) : sendBare(response));
    return;
  }
  response.setHeader('content-type', 'text/html');
  response.end('<!doctype html><title>tail</title>');
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address !== null && typeof address === 'object') process.stdout.write(`${address.port}\n`);
});
