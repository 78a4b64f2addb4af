import type { Clock } from '@/lib/clock';
import { KinesisProducer } from '@/lib/producer/kinesis-producer';
import { type Moment, momentAt, type TrafficEvent } from './events';
import type { KinesisTransport } from './kinesis-transport';
import { isBurstDue, recordsDue } from './records-due';
import type { Traffic } from './traffic';
import type { Troubles } from './troubles';

/** How often records are made: seldom enough that the traffic costs a machine little. */
const STEP_MS = 2_000;
const CLOSE_WITHIN_MS = 2_000;

type Data = ReturnType<TrafficEvent['tell']>;

export interface Production {
  traffic: Traffic;
  kinesis: KinesisTransport;
  clock: Clock;
  random: () => number;
  signal: AbortSignal;
  troubles: Troubles;
}

/** Makes the records of one stream until aborted, and then ends what is under way. */
export async function produce(production: Production): Promise<void> {
  const { traffic, kinesis, clock, random, troubles } = production;
  const producer = new KinesisProducer({
    client: kinesis,
    streamName: traffic.stream,
    clock,
    random,
  });
  const send = async (data: Data, partitionKey: string) => {
    const bytes = typeof data === 'string' ? Buffer.from(data) : data;
    const { status, error } = await producer.put({ data: bytes, partitionKey });
    if (status !== 'delivered') {
      troubles.count(`${traffic.stream}: a record is ${status}, ${error?.code}: ${error?.message}`);
    }
  };
  try {
    await makeRecords(production, producer, (data, key) => void send(data, key));
  } finally {
    await producer.close({ deadlineMs: CLOSE_WITHIN_MS });
  }
}

async function makeRecords(
  { traffic, clock, random, signal }: Production,
  producer: KinesisProducer,
  send: (data: Data, partitionKey: string) => void,
): Promise<never> {
  const { burst, recordsPerSecond: perSecond } = traffic;
  const events = traffic.load();
  const hot = events.filter(({ partitionKey }) => partitionKey === burst?.partitionKey);
  const phase = traffic.stream.length;
  let next = Math.floor(random() * events.length);
  const tell = (from: readonly TrafficEvent[], count: number, moment: Moment) => {
    for (let told = 0; told < count; told++) {
      const event = from[next++ % from.length];
      if (event) send(event.tell(moment), event.partitionKey);
    }
  };
  let fromMs = clock.now();
  for (;;) {
    await clock.sleep(STEP_MS, signal);
    await producer.ready();
    const span = { fromMs, toMs: clock.now() };
    const moment = momentAt(span.toMs);
    tell(events, recordsDue(span, { perSecond, phase }, random), moment);
    if (burst && isBurstDue(span, burst)) tell(hot, burst.records, moment);
    fromMs = span.toMs;
  }
}
