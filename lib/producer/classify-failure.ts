import type { RecordFailure } from './pending-record';

export interface CallFailure extends RecordFailure {
  /** Whether the same records may get through later. */
  retryable: boolean;
  /** Whether nothing is known of what the service did with the records. */
  unanswered: boolean;
}

/** @see https://docs.aws.amazon.com/kinesis/latest/APIReference/API_PutRecords.html */
const RETRYABLE_CODES = new Set([
  'InternalFailure',
  'InternalFailureException',
  'KMSThrottlingException',
  'LimitExceededException',
  'ProvisionedThroughputExceededException',
  'RequestTimeout',
  'RequestTimeoutException',
  'ServiceUnavailable',
  'Throttling',
  'ThrottlingException',
  'TooManyRequestsException',
]);

/** Failures to connect: no byte of the call reached the service. */
const NOT_SENT_CODES = new Set([
  'EAI_AGAIN',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
]);

/** Names under which clients report a call that ended without an answer, where they give no `code`. */
const UNANSWERED_NAMES = new Set(['AbortError', 'TimeoutError']);

export function isRetryableCode(code: string): boolean {
  return RETRYABLE_CODES.has(code);
}

/** What a thrown error says about a call: throttling, 5xx and the network are tried again, all else is final. */
export function classifyFailure(error: unknown): CallFailure {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  const status = statusOf(error);
  if (status !== undefined && status >= 300) {
    const retryable = status >= 500 || status === 429 || isRetryableCode(name);
    return { code: name, message, retryable, unanswered: false };
  }
  // An answer of success that the client could not read.
  if (status !== undefined) return { code: name, message, retryable: true, unanswered: true };
  const code = textProperty(error, 'code');
  if (code !== undefined) {
    return { code, message, retryable: true, unanswered: !NOT_SENT_CODES.has(code) };
  }
  const unanswered = UNANSWERED_NAMES.has(name);
  return { code: name, message, retryable: unanswered || isRetryableCode(name), unanswered };
}

function statusOf(error: unknown): number | undefined {
  const metadata = property(error, '$metadata');
  const status = property(metadata, 'httpStatusCode');
  return typeof status === 'number' ? status : undefined;
}

function textProperty(value: unknown, key: string): string | undefined {
  const found = property(value, key);
  return typeof found === 'string' ? found : undefined;
}

function property(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}
