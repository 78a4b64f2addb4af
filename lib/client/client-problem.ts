import type { Problem } from '@/lib/contract/problem';
import type { ErrorCode } from '@/lib/errors';

/** What the browser can meet: the server's codes, no answer at all, and an answer that is not ours. */
export type ClientCode = ErrorCode | 'network' | 'unreadable_answer';

interface ClientProblemFacts {
  code: ClientCode;
  detail: string;
  /** HTTP status; 0 where there was no answer. */
  status: number;
  retryable: boolean;
  retryAfterSeconds?: number | undefined;
  requestId?: string | undefined;
  fields?: Problem['fields'];
  action?: string | undefined;
}

/** The only error that requestJson throws, apart from an abort by its own caller. */
export class ClientProblem extends Error {
  readonly code: ClientCode;
  readonly status: number;
  readonly retryable: boolean;
  readonly retryAfterSeconds: number | undefined;
  readonly requestId: string | undefined;
  readonly fields: NonNullable<Problem['fields']>;
  readonly action: string | undefined;

  constructor(facts: ClientProblemFacts, cause?: unknown) {
    super(facts.detail, { cause });
    this.name = 'ClientProblem';
    this.code = facts.code;
    this.status = facts.status;
    this.retryable = facts.retryable;
    this.retryAfterSeconds = facts.retryAfterSeconds;
    this.requestId = facts.requestId;
    this.fields = facts.fields ?? [];
    this.action = facts.action;
  }

  get detail(): string {
    return this.message;
  }

  /** The fault at one field of the input, as the server named it. */
  fieldFault(field: string): string | undefined {
    return this.fields.find((fault) => fault.field === field)?.message;
  }
}

/** Any thrown value as a problem, so that a view needs to know one shape only. */
export function asClientProblem(thrown: unknown): ClientProblem {
  if (thrown instanceof ClientProblem) return thrown;
  const detail = thrown instanceof Error ? thrown.message : String(thrown);
  return new ClientProblem({ code: 'internal', detail, status: 0, retryable: false }, thrown);
}
