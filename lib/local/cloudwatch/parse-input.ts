import { z } from 'zod';
import { CloudWatchFault } from './cloudwatch-fault';

/** Epoch seconds as on the wire, or a Date as the SDK's callers write it; parsed to milliseconds. */
export const timestampSchema = z
  .union([z.number(), z.date()])
  .transform((value) => (value instanceof Date ? value.getTime() : Math.round(value * 1_000)));

/** Reads an operation's input. @throws CloudWatchFault by the service's names for what is missing, of a wrong type or out of bounds */
export function parseInput<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
): z.output<Schema> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw issue
    ? faultOf(issue, input)
    : new CloudWatchFault('ValidationException', 'Invalid input.');
}

function faultOf(issue: z.core.$ZodIssue, input: unknown): CloudWatchFault {
  const parameter = issue.path.map(memberName).join('.');
  const value = issue.path.reduce<unknown>(memberOf, input);
  if (value === undefined || value === null) {
    return new CloudWatchFault(
      'MissingRequiredParameterException',
      `The parameter ${parameter} is required.`,
    );
  }
  if (issue.code === 'invalid_type' || issue.code === 'invalid_union') {
    return new CloudWatchFault('SerializationException', `${parameter}: ${issue.message}`);
  }
  return new CloudWatchFault(
    'InvalidParameterValueException',
    `The value for parameter ${parameter} is invalid: ${issue.message}.`,
  );
}

/** List members are counted from 1 and named as in the service's query protocol. */
function memberName(key: PropertyKey): string {
  return typeof key === 'number' ? `member.${key + 1}` : String(key);
}

function memberOf(value: unknown, key: PropertyKey): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}
