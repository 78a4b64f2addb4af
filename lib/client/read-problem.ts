import { ERROR_CODES } from '@/lib/errors';
import { ClientProblem } from './client-problem';

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

const textOf = (value: unknown) => (typeof value === 'string' ? value : undefined);
const numberOf = (value: unknown) => (typeof value === 'number' ? value : undefined);

function faultsOf(value: unknown): { field: string; message: string }[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((fault: unknown) => {
    if (!isFields(fault)) return [];
    const field = textOf(fault['field']);
    const message = textOf(fault['message']);
    return field !== undefined && message !== undefined ? [{ field, message }] : [];
  });
}

/**
 * A refused answer as a problem. An answer that is not problem+json, such as a page of a proxy in between,
 * becomes `unreadable_answer`, retryable when its status says that the server is unwell.
 */
export function readProblem(status: number, body: unknown): ClientProblem {
  const code = isFields(body) ? ERROR_CODES.find((known) => known === body['code']) : undefined;
  if (!isFields(body) || !code) {
    return new ClientProblem({
      code: 'unreadable_answer',
      detail: `The answer had status ${status} and no problem description.`,
      status,
      retryable: status >= 500,
    });
  }
  return new ClientProblem({
    code,
    detail: textOf(body['detail']) ?? textOf(body['title']) ?? code,
    status,
    retryable: body['retryable'] === true,
    retryAfterSeconds: numberOf(body['retryAfterSeconds']),
    requestId: textOf(body['requestId']),
    fields: faultsOf(body['fields']),
    action: textOf(body['action']),
  });
}
