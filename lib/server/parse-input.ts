import { z } from 'zod';
import { AppError, type FieldFault } from '@/lib/errors';

const FAULTS_SHOWN = 100;

/**
 * Query parameters as an object for a strict schema: lists for the fields that the schema declares as lists.
 * @throws invalid_input naming a parameter that stands more than once and may not
 */
export function queryObject(search: URLSearchParams, schema: z.ZodObject): Record<string, unknown> {
  const query: Record<string, unknown> = {};
  const faults: FieldFault[] = [];
  for (const name of new Set(search.keys())) {
    const values = search.getAll(name);
    const isList = Object.hasOwn(schema.shape, name) && takesList(schema.shape[name]);
    if (values.length > 1 && !isList) {
      faults.push({ field: name, message: 'is given more than once' });
    }
    Object.defineProperty(query, name, { value: isList ? values : values[0], enumerable: true });
  }
  if (faults.length > 0) throw invalidInput(faults);
  return query;
}

function takesList(field: z.core.$ZodType | undefined): boolean {
  if (field instanceof z.ZodOptional) return takesList(field.unwrap());
  return field instanceof z.ZodArray;
}

/** @throws invalid_input with the faults by field */
export function parseInput<S extends z.ZodType>(
  schema: S,
  input: unknown,
  whole: string,
): z.output<S> {
  const parsed = schema.safeParse(input, { reportInput: true, error: boundWords });
  if (parsed.success) return parsed.data;
  throw invalidInput(parsed.error.issues.flatMap((issue) => toFaults(issue, schema, whole)));
}

/** Bounds in words that stand beside a field; what a schema says itself goes before, all else is left to the parser. */
function boundWords(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === 'invalid_type' && issue.expected === 'int') return 'is a whole number';
  if (issue.code !== 'too_small' && issue.code !== 'too_big') return undefined;
  const isLeast = issue.code === 'too_small';
  const bound = isLeast ? issue.minimum : issue.maximum;
  const side = isLeast ? 'at least' : 'at most';
  switch (issue.origin) {
    case 'string':
      return isLeast && bound === 1 ? 'is empty' : `has ${side} ${bound} characters`;
    case 'array':
      return isLeast && bound === 1 ? 'is empty' : `has ${side} ${bound} items`;
    default:
      return issue.inclusive === false
        ? `is ${isLeast ? 'above' : 'below'} ${bound}`
        : `is ${side} ${bound}`;
  }
}

function toFaults(issue: z.core.$ZodIssue, schema: z.ZodType, whole: string): FieldFault[] {
  const path = issue.path.map(String);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      field: [...path, key].join('.'),
      message: `is not known here${path.length === 0 ? knownFields(schema) : ''}`,
    }));
  }
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const closest = issue.errors.toSorted((a, b) => depth(b) - depth(a))[0] ?? [];
    return closest.flatMap((inner) =>
      toFaults({ ...inner, path: [...issue.path, ...inner.path] }, schema, whole),
    );
  }
  const got = typeof issue.input === 'number' ? `, got ${issue.input}` : '';
  return [{ field: path.join('.') || whole, message: `${issue.message}${got}` }];
}

const depth = (issues: readonly z.core.$ZodIssue[]) =>
  Math.max(0, ...issues.map(({ path }) => path.length));

function knownFields(schema: z.ZodType): string {
  if (!(schema instanceof z.ZodObject)) return '';
  const names = Object.keys(schema.shape);
  return names.length > 0 ? `; known are ${names.join(', ')}` : '; nothing is';
}

function invalidInput(faults: readonly FieldFault[]): AppError {
  const [first, ...others] = faults;
  const more = others.length > 0 ? ` (and ${others.length} more)` : '';
  return new AppError('invalid_input', `${first?.field}: ${first?.message}${more}`, {
    fields: faults.slice(0, FAULTS_SHOWN),
  });
}
