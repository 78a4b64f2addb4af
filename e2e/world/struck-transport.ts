import { kinesisFront } from '@/lib/local/faults/service-front';
import type { LocalService } from '@/lib/local/start';
import type { WireRequest } from '@/lib/local/wire/wire-message';
import { engineTransport, type KinesisTransport } from '@/lib/local/workload/kinesis-transport';

/** As long as the live traffic waits for an answer. */
const ANSWER_WITHIN_MS = 5_000;

/** The engine in this process behind the faults of its service, so that past minutes know of outages too. */
export function struckTransport({ engine, faults, clock }: LocalService): KinesisTransport {
  const { intercept } = kinesisFront(faults, engine);
  const plain = engineTransport(engine);

  async function through<T>(operation: string, input: object, call: () => Promise<T>): Promise<T> {
    const gaveUp = new AbortController();
    const answered = new AbortController();
    clock.sleep(ANSWER_WITHIN_MS, answered.signal).then(
      () => gaveUp.abort(),
      () => undefined,
    );
    const answers: T[] = [];
    const run = async () => void answers.push(await call());
    try {
      const request = requestOf(operation, gaveUp.signal);
      await intercept({ operation, input: { ...input }, request }, run);
    } finally {
      answered.abort();
    }
    const [answer] = answers;
    if (answer === undefined) throw new Error(`${operation} was let through without an answer`);
    return answer;
  }

  return {
    ...plain,
    send: (command) => through('PutRecords', command.input, () => plain.send(command)),
    getRecords: (input) => through('GetRecords', input, () => plain.getRecords(input)),
    getShardIterator: (input) =>
      through('GetShardIterator', input, () => plain.getShardIterator(input)),
    listShards: (input) => through('ListShards', input, () => plain.listShards(input)),
  };
}

/** Such as the wire would bring; its body is read already. */
function requestOf(operation: string, signal: AbortSignal): WireRequest {
  return {
    method: 'POST',
    path: '/',
    target: `Kinesis_20131202.${operation}`,
    headers: {},
    body: Buffer.alloc(0),
    protocol: 'http/1.1',
    signal,
  };
}
