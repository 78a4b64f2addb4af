import type { Problem } from '@/lib/contract/problem';
import { AppError, ERROR_FACTS } from '@/lib/errors';

const INTERNAL_DETAIL =
  'Something went wrong inside Shardlens. Its log has the cause under this request id.';

/** What a failed request answers: an AppError in full, anything else as `internal`, which tells nothing. */
export function toProblem(error: unknown, requestId: string): Problem {
  const known = error instanceof AppError ? error : new AppError('internal', INTERNAL_DETAIL);
  const { code, fields, retryAfterMs, action } = known;
  return {
    type: `urn:shardlens:problem:${code}`,
    ...ERROR_FACTS[code],
    code,
    detail: code === 'internal' ? INTERNAL_DETAIL : known.message,
    requestId,
    ...(fields && { fields: [...fields] }),
    ...(retryAfterMs !== undefined && { retryAfterSeconds: Math.ceil(retryAfterMs / 1_000) }),
    ...(action && { action }),
  };
}
