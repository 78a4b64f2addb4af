import { z } from 'zod';
import { type RehearsalsAnswer, rehearsalsAnswerSchema } from '@/lib/contract/rehearsal';
import { AppError, invalidField } from '@/lib/errors';

export interface Question {
  /** Address of the local service's control port. */
  control: string;
  signal: AbortSignal;
}

interface ControlRequest extends Question {
  method: 'GET' | 'POST' | 'DELETE';
  /** Segments of the path, unencoded. */
  path: readonly string[];
  body?: Readonly<Record<string, unknown>>;
}

const TIMEOUT_MS = 3_000;
const refusalSchema = z.object({ message: z.string() });

/**
 * Asks the control port of a local service, which answers every question with all its rehearsals.
 * @throws invalid_input with the reason of a refusal, upstream_timeout, upstream_unavailable
 */
export async function askControl(request: ControlRequest): Promise<RehearsalsAnswer> {
  const { status, json } = await fetchJson(request);
  const answer = rehearsalsAnswerSchema.safeParse(json).data;
  if (status === 200 && answer) return answer;
  const reason = refusalSchema.safeParse(json).data?.message;
  if (reason !== undefined && status >= 400 && status < 500) throw invalidField('name', reason);
  throw unavailable(`the local service answered ${status} where rehearsals were asked for`);
}

async function fetchJson({ control, method, path, body, signal }: ControlRequest) {
  const patience = AbortSignal.timeout(TIMEOUT_MS);
  try {
    const address = new URL(`/${path.map(encodeURIComponent).join('/')}`, control);
    const answer = await fetch(address, {
      method,
      redirect: 'error',
      signal: AbortSignal.any([signal, patience]),
      ...(body && {
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      }),
    });
    const json: unknown = await answer.json();
    return { status: answer.status, json };
  } catch (error) {
    signal.throwIfAborted();
    if (patience.aborted) {
      throw new AppError('upstream_timeout', 'The local service did not answer in time.');
    }
    throw unavailable(error instanceof Error ? error.message : '', error);
  }
}

function unavailable(reason: string, cause?: unknown): AppError {
  return new AppError(
    'upstream_unavailable',
    `The local service’s control port cannot be used: ${reason}.`,
    { cause },
  );
}
