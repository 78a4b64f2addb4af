/** What can go wrong, as one closed list. Every later step (status, title, message) is an exhaustive Record over it. */
export const ERROR_CODES = [
  'access_denied',
  'busy',
  'connection_not_found',
  'credentials_missing',
  'cross_site',
  'host_refused',
  'internal',
  'invalid_input',
  'iterator_expired',
  'not_allowed',
  'payload_too_large',
  'route_not_found',
  'run_not_found',
  'shard_not_found',
  'stream_not_found',
  'throttled',
  'unsupported_media_type',
  'upload_not_found',
  'upstream_timeout',
  'upstream_unavailable',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

interface ErrorFacts {
  status: number;
  title: string;
  /** Whether the same request may succeed later without anyone changing anything. */
  retryable: boolean;
}

export const ERROR_FACTS: Readonly<Record<ErrorCode, ErrorFacts>> = {
  access_denied: { status: 403, title: 'Access denied by AWS', retryable: false },
  busy: { status: 503, title: 'Too much under way at once', retryable: true },
  connection_not_found: { status: 404, title: 'No such connection', retryable: false },
  credentials_missing: { status: 503, title: 'No usable AWS credentials', retryable: true },
  cross_site: { status: 403, title: 'Cross-site request refused', retryable: false },
  host_refused: { status: 421, title: 'Host not allowed', retryable: false },
  internal: { status: 500, title: 'Unexpected error', retryable: true },
  invalid_input: { status: 400, title: 'Invalid input', retryable: false },
  iterator_expired: { status: 409, title: 'Shard iterator expired', retryable: true },
  not_allowed: { status: 403, title: 'Not allowed on this connection', retryable: false },
  payload_too_large: { status: 413, title: 'Request too large', retryable: false },
  route_not_found: { status: 404, title: 'No such route', retryable: false },
  run_not_found: { status: 404, title: 'No such run', retryable: false },
  shard_not_found: { status: 404, title: 'No such shard', retryable: false },
  stream_not_found: { status: 404, title: 'No such stream', retryable: false },
  throttled: { status: 429, title: 'Throttled by AWS', retryable: true },
  unsupported_media_type: { status: 415, title: 'Unsupported content type', retryable: false },
  upload_not_found: { status: 404, title: 'No such upload', retryable: false },
  upstream_timeout: { status: 504, title: 'AWS did not answer in time', retryable: true },
  upstream_unavailable: { status: 502, title: 'AWS cannot be reached', retryable: true },
};

/** A fault at one field of the input; `field` is a dotted path as the caller wrote it, such as `records.3.partitionKey`. */
export interface FieldFault {
  field: string;
  message: string;
}

interface AppErrorOptions {
  cause?: unknown;
  fields?: readonly FieldFault[];
  /** When to try again, in milliseconds. */
  retryAfterMs?: number;
  /** The IAM action that is missing, such as `kinesis:GetRecords`. */
  action?: string;
}

const APP_ERROR = Symbol.for('shardlens.AppError');

/** The one error type that crosses rooms: a code of the closed list, and a sentence that is safe to show. */
export class AppError extends Error {
  readonly [APP_ERROR] = true;
  readonly code: ErrorCode;
  readonly fields: readonly FieldFault[] | undefined;
  readonly retryAfterMs: number | undefined;
  readonly action: string | undefined;

  constructor(code: ErrorCode, detail: string, options: AppErrorOptions = {}) {
    super(detail, { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.fields = options.fields;
    this.retryAfterMs = options.retryAfterMs;
    this.action = options.action;
  }

  /** By its mark: Next loads this module once for each of its bundles, and errors go from one to the other. */
  static override [Symbol.hasInstance](value: unknown): value is AppError {
    return typeof value === 'object' && value !== null && APP_ERROR in value;
  }
}

/** Refuses one field of the input. */
export function invalidField(field: string, message: string): AppError {
  return new AppError('invalid_input', `${field}: ${message}`, { fields: [{ field, message }] });
}
