import { createServer, type ServerResponse } from 'node:http';
import { GetRecordsCommand, KinesisClient } from '@aws-sdk/client-kinesis';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { getRecords } from './get-records';
import { takeAnswer } from './take-answer';

const ANSWER = JSON.stringify({
  Records: [
    { SequenceNumber: '1', PartitionKey: 'ключ', Data: Buffer.from('a').toString('base64') },
  ],
  NextShardIterator: 'next',
  MillisBehindLatest: 0,
});
const SILENCE_MS = 100;

type Answer = (response: ServerResponse) => void;

let answer: Answer;
let client: KinesisClient;
let close: () => Promise<void>;

beforeEach(async () => {
  const server = createServer((request, response) => {
    request.resume();
    response.setHeader('content-type', 'application/x-amz-json-1.1');
    answer(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  client = new KinesisClient({
    endpoint: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    requestHandler: new NodeHttpHandler({ socketTimeout: SILENCE_MS }),
    maxAttempts: 1,
  });
  close = async () => {
    client.destroy();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
});
afterEach(() => close());

const read = (signal = new AbortController().signal) =>
  getRecords(client, { stream: 's', iterator: 'i', limit: 1, signal });

/** Sends the beginning of the answer, and leaves the rest to the test. */
const begin = (then: Answer = () => {}) => {
  answer = (response) => response.write(ANSWER.slice(0, 40), () => then(response));
};

test('the body of a good answer goes by the SDK, which reads none of it', async () => {
  answer = (response) => response.end(ANSWER);
  const command = new GetRecordsCommand({ ShardIterator: 'i' });
  const taken = takeAnswer(command);
  expect(taken()).toBe('');
  const { $metadata, ...known } = await client.send(command);
  expect(taken()).toBe(ANSWER);
  expect($metadata.httpStatusCode).toBe(200);
  expect(Object.values(known).filter((value) => value !== undefined)).toEqual([]);
});

test('a body that comes in pieces, cut within a character, is put together', async () => {
  const bytes = Buffer.from(ANSWER);
  const within = bytes.indexOf(Buffer.from('ключ')) + 1;
  answer = (response) => {
    response.write(bytes.subarray(0, within), () => response.end(bytes.subarray(within)));
  };
  const { records } = await read();
  expect(records.map(({ partitionKey }) => partitionKey)).toEqual(['ключ']);
});

describe('an answer that does not come to its end', () => {
  test('is given up when the caller leaves, and with it the connection', async () => {
    const leaving = new AbortController();
    const closed = new Promise<void>((resolve) => {
      begin((response) => {
        response.on('close', resolve);
        leaving.abort();
      });
    });
    await expect(read(leaving.signal)).rejects.toMatchObject({ name: 'AbortError' });
    await closed;
  });

  test('is one that may be asked for again when the connection is cut', async () => {
    begin((response) => response.destroy());
    await expect(read()).rejects.toMatchObject({ code: 'upstream_unavailable' });
  });

  test('is no page when its length was told and it is shorter', async () => {
    answer = (response) => {
      response.setHeader('content-length', ANSWER.length);
      response.write(ANSWER.slice(0, 40), () => response.destroy());
    };
    await expect(read()).rejects.toMatchObject({ code: 'upstream_unavailable' });
  });

  test('is late when nothing more comes', async () => {
    begin();
    await expect(read()).rejects.toMatchObject({ code: 'upstream_timeout' });
  });
});

test.each([
  [400, 'ExpiredIteratorException', 'iterator_expired'],
  [400, 'ProvisionedThroughputExceededException', 'throttled'],
  [400, 'KMSAccessDeniedException', 'access_denied'],
  [500, 'InternalFailure', 'upstream_unavailable'],
])('an error (%i %s) is left to the SDK, and is %s', async (status, __type, code) => {
  answer = (response) => {
    response.statusCode = status;
    response.end(JSON.stringify({ __type, message: 'said so' }));
  };
  await expect(read()).rejects.toMatchObject({ code });
});

test.each([
  ['nothing', ''],
  ['a page of markup', '<html>'],
])('%s with the status of a good answer is no page', async (_, body) => {
  answer = (response) => response.end(body);
  await expect(read()).rejects.toMatchObject({ code: 'upstream_unavailable' });
});
