import { AppError, type ErrorCode } from './errors';

/** The call that failed, for what the message must name. */
export interface AwsCall {
  /** IAM action of the call, such as `kinesis:ListShards`. */
  action: string;
  /** Stream that the call is about, if it is about one. */
  stream?: string;
}

/** @see https://docs.aws.amazon.com/kinesis/latest/APIReference/CommonErrors.html */
const CODE_BY_NAME: Readonly<Record<string, ErrorCode>> = {
  AccessDenied: 'access_denied',
  AccessDeniedException: 'access_denied',
  UnauthorizedOperation: 'access_denied',
  NotAuthorized: 'access_denied',
  OptInRequired: 'access_denied',
  KMSAccessDeniedException: 'access_denied',
  KMSDisabledException: 'access_denied',
  KMSInvalidStateException: 'access_denied',
  KMSNotFoundException: 'access_denied',
  KMSOptInRequired: 'access_denied',

  CredentialsProviderError: 'credentials_missing',
  ProviderError: 'credentials_missing',
  TokenProviderError: 'credentials_missing',
  ExpiredToken: 'credentials_missing',
  ExpiredTokenException: 'credentials_missing',
  IncompleteSignature: 'credentials_missing',
  IncompleteSignatureException: 'credentials_missing',
  InvalidClientTokenId: 'credentials_missing',
  InvalidSignatureException: 'credentials_missing',
  MissingAuthenticationToken: 'credentials_missing',
  MissingAuthenticationTokenException: 'credentials_missing',
  SignatureDoesNotMatch: 'credentials_missing',
  UnrecognizedClientException: 'credentials_missing',

  KMSThrottlingException: 'throttled',
  LimitExceededException: 'throttled',
  ProvisionedThroughputExceededException: 'throttled',
  RequestLimitExceeded: 'throttled',
  Throttling: 'throttled',
  ThrottlingException: 'throttled',
  TooManyRequestsException: 'throttled',

  ExpiredIteratorException: 'iterator_expired',
  ResourceNotFoundException: 'stream_not_found',

  InvalidArgumentException: 'invalid_input',
  InvalidParameterCombination: 'invalid_input',
  InvalidParameterCombinationException: 'invalid_input',
  InvalidParameterValue: 'invalid_input',
  InvalidParameterValueException: 'invalid_input',
  MissingParameter: 'invalid_input',
  SerializationException: 'invalid_input',
  ValidationError: 'invalid_input',
  ValidationException: 'invalid_input',

  RequestTimeout: 'upstream_timeout',
  RequestTimeoutException: 'upstream_timeout',
  TimeoutError: 'upstream_timeout',
  ETIMEDOUT: 'upstream_timeout',

  ECONNREFUSED: 'upstream_unavailable',
  ECONNRESET: 'upstream_unavailable',
  EAI_AGAIN: 'upstream_unavailable',
  EHOSTUNREACH: 'upstream_unavailable',
  ENETUNREACH: 'upstream_unavailable',
  ENOTFOUND: 'upstream_unavailable',
  EPIPE: 'upstream_unavailable',
};

const THROTTLE_PAUSE_MS = 1_000;

/**
 * Translates what an AWS client threw into the house's closed list; a fault of our own code passes unchanged.
 * @see https://docs.aws.amazon.com/kinesis/latest/APIReference/CommonErrors.html
 */
export function toAppError(error: unknown, call: AwsCall): unknown {
  if (error instanceof AppError || !(error instanceof Error) || isAbort(error)) return error;
  const code = codeOf(error);
  if (!code) return error;
  return new AppError(code, detailOf(code, error, call), {
    cause: error,
    ...(code === 'throttled' && { retryAfterMs: THROTTLE_PAUSE_MS }),
    ...(code === 'access_denied' && { action: missingAction(error, call) }),
  });
}

/** Awaits an AWS call and throws what went wrong as an AppError. */
export async function orAppError<T>(answer: Promise<T>, call: AwsCall): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    throw toAppError(error, call);
  }
}

const isAbort = (error: Error) => error.name === 'AbortError';

function codeOf(error: Error): ErrorCode | undefined {
  if (isMissingShard(error)) return 'shard_not_found';
  if (isMissingRegion(error)) return 'credentials_missing';
  // The SDK names a connection that was reset a timeout: its code tells what it was.
  const known = own(CODE_BY_NAME, networkCode(error)) ?? own(CODE_BY_NAME, error.name);
  return (
    known ?? (isFromService(error) || isConnectionFault(error) ? 'upstream_unavailable' : undefined)
  );
}

/** GetShardIterator and its like report a missing shard under the same name as a missing stream. */
const isMissingShard = (error: Error) =>
  error.name === 'ResourceNotFoundException' && /\bshardId-\d/.test(error.message);

/** The SDK's client says so before it looks for credentials. */
const isMissingRegion = (error: Error) => error.message.startsWith('Region is missing');

const REGION_DETAIL =
  'No AWS region is set for this connection. Set AWS_REGION, or its "region" in the configuration, and credentials: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, a profile, or a role.';

function networkCode(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}

const isFromService = (error: Error) => '$fault' in error || '$metadata' in error;

/** TLS failures and connections cut off: Node names them by code alone. */
const isConnectionFault = (error: Error) =>
  /^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|HPE_|ERR_HTTP2)/.test(
    networkCode(error),
  );

function own(record: Readonly<Record<string, ErrorCode>>, name: string): ErrorCode | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

function missingAction(error: Error, call: AwsCall): string {
  if (error.name.startsWith('KMS')) return 'kms:Decrypt';
  return /perform: ([\w-]+:\w+)/.exec(error.message)?.[1] ?? call.action;
}

function detailOf(code: ErrorCode, error: Error, call: AwsCall): string {
  const said = error.message || error.name;
  switch (code) {
    case 'access_denied':
      return `${missingAction(error, call)} is needed. AWS says: ${said}`;
    case 'credentials_missing':
      if (isMissingRegion(error)) return REGION_DETAIL;
      return `AWS does not accept the credentials of this connection, or there are none (${said}). Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, a profile, or a role for it; they are looked up again at the next request.`;
    case 'stream_not_found':
      return `The stream ${call.stream ?? ''} is not in this account and region.`.replace(
        '  ',
        ' ',
      );
    case 'upstream_timeout':
      return `${call.action} got no answer in time.`;
    case 'upstream_unavailable':
      return `${call.action} failed: ${said}`;
    default:
      return said;
  }
}
