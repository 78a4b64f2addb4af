import type { PutRecordsCommandOutput, PutRecordsRequestEntry } from '@aws-sdk/client-kinesis';
import { type CallFailure, classifyFailure, isRetryableCode } from './classify-failure';
import type { PutRecordsClient } from './producer-options';
import { putRecordsCommand } from './put-records-command';

export type RecordOutcome =
  | { stored: true; shard: string; sequenceNumber: string; subSequenceNumber?: number }
  | { stored: false; failure: CallFailure };

interface Call {
  client: PutRecordsClient;
  streamName: string;
  entries: PutRecordsRequestEntry[];
  /** When aborted the call had no answer in time, which was `timeoutMs`. */
  signal: AbortSignal;
  timeoutMs: number;
}

export interface CallOutcome {
  /** One for each entry, in the order of the call. */
  entries: readonly RecordOutcome[];
  /** Why the call as a whole failed, or null; every entry then has this failure. */
  failure: CallFailure | null;
}

/** One PutRecords call with an end in time, also where the client does not heed the signal. Never rejects. */
export async function putRecordsOnce(call: Call): Promise<CallOutcome> {
  const command = putRecordsCommand({ StreamName: call.streamName, Records: call.entries });
  try {
    // Listens before the client does, whose own error says less.
    const end = aborted(call.signal);
    const answer = await Promise.race([
      call.client.send(command, { abortSignal: call.signal }),
      end,
    ]);
    if (answer) return readAnswer(call, answer);
    return failed(call, noAnswer('timeout', `no answer within ${call.timeoutMs} ms`));
  } catch (error) {
    return failed(call, classifyFailure(error));
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

function readAnswer(call: Call, { Records = [] }: PutRecordsCommandOutput): CallOutcome {
  const sent = call.entries.length;
  if (Records.length === sent) return { entries: Records.map(readResult), failure: null };
  const message = `an answer of ${Records.length} results for ${sent} records`;
  return failed(call, noAnswer('bad_answer', message));
}

type Result = NonNullable<PutRecordsCommandOutput['Records']>[number];

function readResult({ ShardId, SequenceNumber, ErrorCode, ErrorMessage }: Result): RecordOutcome {
  if (ErrorCode === undefined && ShardId !== undefined && SequenceNumber !== undefined) {
    return { stored: true, shard: ShardId, sequenceNumber: SequenceNumber };
  }
  if (ErrorCode === undefined) {
    const failure = noAnswer('bad_answer', 'a result without sequence number and error');
    return { stored: false, failure };
  }
  const message = ErrorMessage ?? 'no reason given';
  const retryable = isRetryableCode(ErrorCode);
  return { stored: false, failure: { code: ErrorCode, message, retryable, unanswered: false } };
}

function noAnswer(code: string, message: string): CallFailure {
  return { code, message, retryable: true, unanswered: true };
}

function failed(call: Call, failure: CallFailure): CallOutcome {
  return { entries: call.entries.map(() => ({ stored: false, failure })), failure };
}
