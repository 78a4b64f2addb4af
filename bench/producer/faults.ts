import { verdict } from '@/bench/verdict';
import type { FaultInput } from '@/lib/local/faults/fault-schema';
import { startLocal } from '@/lib/local/start';
import { clientOf } from './client-of';
import { openLoop } from './open-loop';
import { readBack } from './read-back';
import { openSenders, SENDERS, type Sender } from './senders';

const PER_SECOND = 1_500;
const SHORT_MS = 3_000;
/** Of a multiplier that visits every 32-bit number, so that each run meets the same chances. */
const CHANCE = { factor: 1_664_525, step: 1_013_904_223, span: 2 ** 32 };

interface Row {
  name: string;
  fault: FaultInput;
  forMs?: number;
  /** Whether calls are stored whose answer is then lost. */
  losesAnswers?: boolean;
}

const onPut = { operations: ['PutRecords'] };
const THROTTLED = 'ProvisionedThroughputExceededException';

const ROWS: readonly Row[] = [
  { name: '5%-of-records-refused', fault: { kind: 'records', error: THROTTLED, share: 0.05 } },
  { name: '30%-of-records-refused', fault: { kind: 'records', error: THROTTLED, share: 0.3 } },
  {
    name: '20%-of-calls-throttled',
    fault: { kind: 'error', error: THROTTLED, share: 0.2, ...onPut },
  },
  {
    name: '10%-of-calls-answer-500',
    fault: { kind: 'error', error: 'InternalFailure', share: 0.1, ...onPut },
  },
  {
    name: '5%-of-connections-dropped-before-the-store',
    fault: { kind: 'drop', when: 'before', share: 0.05, ...onPut },
  },
  {
    name: '5%-of-connections-dropped-after-the-store',
    fault: { kind: 'drop', when: 'after', share: 0.05, ...onPut },
    losesAnswers: true,
  },
  {
    name: '8-s-of-500s',
    fault: { kind: 'error', error: 'InternalFailure', forMs: 8_000, ...onPut },
    forMs: 14_000,
  },
];

/** Everything sent under each fault, and the stream read back: what is missing, and what is there twice. */
export async function measureFaults(): Promise<void> {
  for (const row of ROWS) await measureRow(row);
}

async function measureRow({ name, fault, forMs = SHORT_MS, losesAnswers }: Row): Promise<void> {
  const streams = SENDERS.map((stream) => ({ name: stream, shards: 4 }));
  const local = await startLocal({ streams, random: chances() });
  const client = clientOf(local.endpoints.kinesis);
  try {
    const senders = await openSenders(client);
    const id = local.faults.add(fault);
    const sent = await openLoop({ perSecond: PER_SECOND, forMs }, (index) => {
      const record = { data: Buffer.from(`record ${index}`), partitionKey: `key ${index}` };
      for (const sender of senders) sender.put(record);
    });
    await Promise.all(senders.map((sender) => sender.close()));
    local.faults.remove(id);
    for (const sender of senders) {
      const counts = await readBack(client, sender.name);
      report({ what: name, sender, sent, counts, losesAnswers });
    }
  } finally {
    client.destroy();
    await local.close();
  }
}

interface Outcome {
  what: string;
  sender: Sender;
  sent: number;
  counts: ReadonlyMap<string, number>;
  losesAnswers: boolean | undefined;
}

/** Ours is judged; what the others lose stands beside it. */
function report({ what, sender, sent, counts, losesAnswers = false }: Outcome): void {
  const stored = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const lost = sent - counts.size;
  const doubled = stored - counts.size;
  if (sender.name === 'bare' || sender.name === 'naive') {
    console.log(`${what} ${sender.name} of ${sent} lost ${lost} doubled ${doubled}`);
    return;
  }
  const atMost = losesAnswers ? sender.unanswered() : 0;
  const row = sender.name === 'ours' ? what : `${what} ${sender.name}`;
  verdict({ what: `P3 producer/${row} lost`, value: lost, goal: { atMost: 0 } });
  verdict({ what: `P3 producer/${row} doubled`, value: doubled, goal: { atMost } });
}

function chances(): () => number {
  let state = 1;
  return () => {
    state = (state * CHANCE.factor + CHANCE.step) % CHANCE.span;
    return state / CHANCE.span;
  };
}
