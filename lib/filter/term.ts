import type { ASTNode } from '@marcbachmann/cel-js';
import type { Evaluation } from './evaluation';
import type { RegexCompiler } from './linear-regex';
import type { Value } from './value';

/** What is known of a value before any record is seen. */
export type StaticType =
  | 'bool'
  | 'number'
  | 'string'
  | 'null'
  | 'timestamp'
  | 'duration'
  | 'list'
  | 'any';

/** A compiled part of an expression. */
export interface Term {
  type: StaticType;
  run: (at: Evaluation) => Value;
  /** How many parts it consists of: the steps that one pass through it takes. */
  parts: number;
  /** Set where it is the same for every record. */
  constant?: { value: Value };
}

/** What the compilers of single operators see of the whole. */
export interface Compiler {
  /** The text of the whole expression, for faults and reasons. */
  readonly text: string;
  readonly regexes: RegexCompiler;
  compile(node: ASTNode): Term;
  /** Compiles with a variable that stands for the elements of a list; `slot` is where its value goes. */
  withVariable<T>(name: string, compile: (slot: number) => T): T;
}

/** Nodes of one operator, by their shape. */
export type NodeOf<Op extends ASTNode['op']> = Extract<ASTNode, { op: Op }>;

export function constantTerm(type: StaticType, value: Value): Term {
  return { type, run: () => value, parts: 1, constant: { value } };
}

const TYPE_WORDS: Record<StaticType, string> = {
  bool: 'true or false',
  number: 'a number',
  string: 'text',
  null: 'null',
  timestamp: 'a timestamp',
  duration: 'a duration',
  list: 'a list',
  any: 'any value',
};

/** A type in the words of a fault. */
export function wordsFor(type: StaticType): string {
  return TYPE_WORDS[type];
}

const MAX_QUOTED = 60;

/** A part of an expression as it is quoted in a fault or a reason. */
export function quote({ text }: Compiler, { start, end }: { start: number; end: number }): string {
  const part = text.slice(start, end);
  return part.length <= MAX_QUOTED ? `\`${part}\`` : `\`${part.slice(0, MAX_QUOTED)}…\``;
}
