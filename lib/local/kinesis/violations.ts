import { KinesisFault } from './kinesis-fault';
import { type Input, type OperationName, REQUEST_SHAPES } from './request-shapes';
import type { Members, Shape } from './shape';

/**
 * Holds a request against every constraint of its operation.
 * @throws KinesisFault ValidationException that lists all violated constraints in the service's form
 */
export function assertValid<N extends OperationName>(
  operation: N,
  input: object,
): asserts input is Input<N> {
  const found: string[] = [];
  checkMembers(input, REQUEST_SHAPES[operation], '', found);
  if (found.length > 0) throw validationFault(found);
}

/** @param found one sentence a violated constraint, such as those of `violation` */
export function validationFault(found: readonly string[]): KinesisFault {
  const errors = found.length === 1 ? 'error' : 'errors';
  return new KinesisFault(
    'ValidationException',
    `${found.length} validation ${errors} detected: ${found.join('; ')}`,
  );
}

export function violation(path: string, value: unknown, rule: string): string {
  return `Value ${worded(value)} at '${path}' failed to satisfy constraint: ${rule}`;
}

function checkMembers(input: object, members: Members, parent: string, found: string[]): void {
  for (const name in members) {
    const member = members[name];
    if (!member) continue;
    const value: unknown = Reflect.get(input, name);
    if (value !== undefined && value !== null) {
      // Paths are only worded for what is nested or wrong: batches pass here 1,500 times a call.
      const wrong = isNested(member) || !satisfies(value, member);
      if (wrong) check(value, member, pathOf(parent, name), found);
    } else if (member.required) {
      found.push(violation(pathOf(parent, name), null, 'Member must not be null'));
    }
  }
}

function check(value: unknown, shape: Shape, path: string, found: string[]): void {
  for (const rule of brokenRules(value, shape)) found.push(violation(path, value, rule));
  if (shape.kind === 'structure' && typeof value === 'object' && value) {
    checkMembers(value, shape.members, path, found);
  }
  if (shape.kind === 'list' && Array.isArray(value)) {
    value.forEach((item, index) => check(item, shape.of, `${path}.${index + 1}.member`, found));
  }
  if (shape.kind === 'map' && typeof value === 'object' && value) {
    for (const [key, item] of Object.entries(value)) {
      check(key, shape.keys, `${path}.${key}.key`, found);
      check(item, shape.values, `${path}.${key}.member`, found);
    }
  }
}

const isNested = (shape: Shape) =>
  shape.kind === 'list' || shape.kind === 'map' || shape.kind === 'structure';
const satisfies = (value: unknown, shape: Shape) => brokenRules(value, shape).next().done === true;

function* brokenRules(value: unknown, shape: Shape): Generator<string> {
  switch (shape.kind) {
    case 'enum':
      if (!shape.values.some((allowed) => allowed === value)) {
        yield `Member must satisfy enum value set: [${shape.values.join(', ')}]`;
      }
      return;
    case 'integer':
      yield* boundRules(Number(value), shape, 'value');
      return;
    case 'string':
      if (typeof value !== 'string') return;
      yield* boundRules(codePoints(value, shape.max), shape, 'length');
      if (shape.pattern !== undefined && !wholly(shape.pattern).test(value)) {
        yield `Member must satisfy regular expression pattern: ${shape.pattern}`;
      }
      return;
    case 'blob':
      if (value instanceof Uint8Array) yield* boundRules(value.length, shape, 'length');
      return;
    case 'list':
      if (Array.isArray(value)) yield* boundRules(value.length, shape, 'length');
      return;
    case 'map':
      if (typeof value === 'object' && value) {
        yield* boundRules(Object.keys(value).length, shape, 'length');
      }
      return;
    default:
  }
}

function* boundRules(
  size: number,
  { min, max }: { min?: number; max?: number },
  what: 'value' | 'length',
): Generator<string> {
  if (max !== undefined && size > max) {
    yield `Member must have ${what} less than or equal to ${max}`;
  }
  if (min !== undefined && size < min) {
    yield `Member must have ${what} greater than or equal to ${min}`;
  }
}

/** UTF-16 length bounds the count from above, so only what may be too long is counted. */
function codePoints(text: string, max = 0): number {
  return text.length <= max ? text.length : Array.from(text).length;
}

const patterns = new Map<string, RegExp>();

function wholly(pattern: string): RegExp {
  const known = patterns.get(pattern);
  if (known) return known;
  const made = new RegExp(`^(?:${pattern})$`, 'u');
  patterns.set(pattern, made);
  return made;
}

function pathOf(parent: string, name: string): string {
  const lower = name.charAt(0).toLowerCase() + name.slice(1);
  return parent === '' ? lower : `${parent}.${lower}`;
}

function worded(value: unknown): string {
  if (value === null) return 'null';
  if (value instanceof Uint8Array) {
    return `'java.nio.HeapByteBuffer[pos=0 lim=${value.length} cap=${value.length}]'`;
  }
  if (Array.isArray(value)) return `'[${value.map(plain).join(', ')}]'`;
  return `'${plain(value)}'`;
}

const plain = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));
