import type { SearchMessage } from '@/lib/contract/reading';
import type { RecordView } from '@/lib/contract/record';
import { ClientProblem } from './client-problem';
import { readNdjson } from './read-ndjson';

type Message = Exclude<SearchMessage, { type: 'problem' }>;
type End = Extract<Message, { type: 'end' }>;

interface SearchRecords {
  /** Where to ask, from `api.search`; from the start of the range without a cursor. */
  path: (cursor: string | undefined) => string;
  /** Share of the time range that was read, 0 to 1. */
  onProgress: (share: number) => void;
  signal: AbortSignal;
}

/**
 * Every match of a search to the end of its range: where the server stops at one of its limits, it goes on from there.
 * @throws ClientProblem where a shard could not be read, or the search broke off: what came before is good, but not all
 * @throws the signal's reason when the caller aborts
 */
export async function* searchRecords(options: SearchRecords): AsyncGenerator<RecordView> {
  let cursor: string | undefined;
  do {
    const end: End = yield* searchOnce(options, cursor);
    if (end.reason !== 'limit' && end.reason !== 'budget' && end.cursor !== null) {
      throw brokenOff(end.detail);
    }
    cursor = end.cursor ?? undefined;
  } while (cursor !== undefined);
}

async function* searchOnce(
  { path, onProgress, signal }: SearchRecords,
  cursor: string | undefined,
): AsyncGenerator<RecordView, End> {
  for await (const message of readNdjson<SearchMessage>(path(cursor), signal)) {
    if (message.type === 'records') yield* message.records;
    else if (message.type === 'progress') onProgress(message.progress);
    else if (message.type === 'end') return message;
  }
  throw brokenOff('The server ended the search before it was done.');
}

const brokenOff = (detail: string) =>
  new ClientProblem({ code: 'upstream_unavailable', detail, status: 0, retryable: true });
