import { createServer } from 'node:http';

/** Long enough that calls in flight pay, short as within a region. */
const ANSWERS_AFTER_MS = 15;
const PARTITION_KEY = Buffer.from('"PartitionKey"');

const answers = new Map<number, string>();

/** Made once for each size: the server is not what is measured. */
function answerFor(records: number): string {
  const known = answers.get(records);
  if (known !== undefined) return known;
  const result = { ShardId: 'shardId-000000000000', SequenceNumber: `4966${'0'.repeat(52)}` };
  const answer = JSON.stringify({
    FailedRecordCount: 0,
    Records: Array.from({ length: records }, () => result),
  });
  answers.set(records, answer);
  return answer;
}

function countRecords(body: Buffer): number {
  let count = 0;
  let at = body.indexOf(PARTITION_KEY);
  while (at >= 0) {
    count += 1;
    at = body.indexOf(PARTITION_KEY, at + PARTITION_KEY.length);
  }
  return count;
}

/** PutRecords on the given port that stores nothing and answers every call in the same time. */
createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const answer = answerFor(countRecords(Buffer.concat(chunks)));
    response.setHeader('content-type', 'application/x-amz-json-1.1');
    setTimeout(() => response.end(answer), ANSWERS_AFTER_MS);
  });
}).listen(Number(process.argv[2]), '127.0.0.1');
