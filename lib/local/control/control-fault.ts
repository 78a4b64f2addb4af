import type { z } from 'zod';
import type { FieldFault } from '@/lib/errors';

/** A refusal of the control server. */
export class ControlFault extends Error {
  readonly status: number;
  readonly fields: readonly FieldFault[];

  constructor(status: number, message: string, fields: readonly FieldFault[] = []) {
    super(message);
    this.name = 'ControlFault';
    this.status = status;
    this.fields = fields;
  }
}

/** @throws ControlFault 400 with every fault at its field */
export function parseBody<S extends z.ZodType>(schema: S, body: unknown): z.output<S> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.flatMap(fieldsOf);
  throw new ControlFault(400, 'The input is not valid.', fields);
}

function fieldsOf(issue: z.core.$ZodIssue): FieldFault[] {
  const path = issue.path.map(String);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ field: [...path, key].join('.'), message: 'is not known' }));
  }
  return [{ field: path.join('.') || 'body', message: issue.message }];
}
