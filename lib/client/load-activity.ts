import type { ActivityAnswer, StreamActivity } from '@/lib/contract/metrics';
import { ERROR_CODES, ERROR_FACTS } from '@/lib/errors';
import { api } from '@/lib/routes';
import { ClientProblem } from './client-problem';
import { requestJson } from './request-json';

/** Streams in one question: small enough to answer soon, large enough for a screen in one or two. */
const BATCH_SIZE = 25;
/** Rows that come into view together ask within this time, and share a question. */
const GATHER_MS = 10;

export interface ActivityRow extends StreamActivity {
  /** End of the newest complete minute that the figures are of. */
  asOfMs: number;
  /** How far back sums reach. */
  windowSeconds: number;
}

interface Waiting {
  stream: string;
  resolve: (row: ActivityRow) => void;
  reject: (thrown: unknown) => void;
}

const gathering = new Map<string, Waiting[]>();

/**
 * The newest figures of one stream. Calls that come together are asked together, at most 25 streams a request.
 * @throws ClientProblem of the request, or of this stream alone
 */
export function loadActivity(connection: string, stream: string): Promise<ActivityRow> {
  return new Promise((resolve, reject) => {
    const waiting = gathering.get(connection);
    const mine = { stream, resolve, reject };
    if (waiting) {
      waiting.push(mine);
      return;
    }
    const batch = [mine];
    gathering.set(connection, batch);
    setTimeout(() => {
      gathering.delete(connection);
      for (let from = 0; from < batch.length; from += BATCH_SIZE) {
        void ask(connection, batch.slice(from, from + BATCH_SIZE));
      }
    }, GATHER_MS);
  });
}

async function ask(connection: string, waiting: readonly Waiting[]): Promise<void> {
  try {
    const streams = waiting.map(({ stream }) => stream);
    const answer = await requestJson<ActivityAnswer>(api.activity(connection, streams));
    for (const one of waiting) settle(one, answer);
  } catch (thrown) {
    for (const { reject } of waiting) reject(thrown);
  }
}

function settle({ stream, resolve, reject }: Waiting, answer: ActivityAnswer): void {
  const row = answer.rows.find((one) => one.stream === stream);
  if (row) {
    resolve({ ...row, asOfMs: answer.asOfMs, windowSeconds: answer.windowSeconds });
    return;
  }
  const missing = answer.missing.find((one) => one.stream === stream);
  const code = ERROR_CODES.find((known) => known === missing?.code) ?? 'internal';
  reject(
    new ClientProblem({
      code,
      detail: missing?.detail ?? 'The answer left this stream out.',
      status: ERROR_FACTS[code].status,
      retryable: ERROR_FACTS[code].retryable,
    }),
  );
}
