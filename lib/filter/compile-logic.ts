import type { ASTNode } from '@marcbachmann/cel-js';
import { FilterError } from './filter-fault';
import { type Compiler, type NodeOf, quote, type Term, wordsFor } from './term';
import { describeType, isUnanswerable, type Unanswerable, unanswerable, type Value } from './value';

/** A term in the place of a condition. Anything but true and what is unanswerable counts as false. */
export interface Condition {
  run: Term['run'];
  parts: number;
}

export function compileCondition(node: ASTNode, compiler: Compiler): Condition {
  const { type, run, parts } = compiler.compile(node);
  if (type === 'bool') return { run, parts };
  const part = quote(compiler, node);
  if (type !== 'any' && type !== 'null') {
    throw new FilterError(`${part} is ${wordsFor(type)}, where a condition is needed`, node);
  }
  return { parts, run: (at) => asCondition(run(at), part) };
}

/** What is not there, or null, is false. */
function asCondition(value: Value, part: string): boolean | Unanswerable {
  if (typeof value === 'boolean' || isUnanswerable(value)) return value;
  if (value === undefined || value === null) return false;
  return unanswerable(`${part} is ${describeType(value)}, where a condition is needed`);
}

/** `a && b && …` and `a || b || …`: an operand that decides outweighs others that cannot be answered. */
export function compileLogic(node: NodeOf<'&&'> | NodeOf<'||'>, compiler: Compiler): Term {
  const decides = node.op === '||';
  const operands = operandsOf(node).map((operand) => compileCondition(operand, compiler));
  const conditions = operands.map(({ run }) => run);
  const parts = operands.reduce((sum, operand) => sum + operand.parts, 1);
  return {
    type: 'bool',
    parts,
    run(at) {
      let inDoubt: Unanswerable | undefined;
      for (const condition of conditions) {
        const value = condition(at);
        if (value === decides) return decides;
        if (isUnanswerable(value)) inDoubt ??= value;
      }
      return inDoubt ?? !decides;
    },
  };
}

/** The operands of a chain of one operator, from left to right. Long chains are deep trees, so without recursion. */
export function operandsOf(node: NodeOf<'&&'> | NodeOf<'||'>): ASTNode[] {
  const operands: ASTNode[] = [];
  let rest: ASTNode = node;
  while (rest.op === node.op) {
    operands.push(rest.args[1]);
    rest = rest.args[0];
  }
  operands.push(rest);
  return operands.toReversed();
}

export function compileNot(node: NodeOf<'!_'>, compiler: Compiler): Term {
  const { run, parts } = compileCondition(node.args, compiler);
  return {
    type: 'bool',
    parts: parts + 1,
    run(at) {
      const value = run(at);
      return isUnanswerable(value) ? value : value !== true;
    },
  };
}

export function compileTernary(node: NodeOf<'?:'>, compiler: Compiler): Term {
  const [conditionNode, thenNode, elseNode] = node.args;
  const condition = compileCondition(conditionNode, compiler);
  const then = compiler.compile(thenNode);
  const otherwise = compiler.compile(elseNode);
  return {
    type: then.type === otherwise.type ? then.type : 'any',
    parts: condition.parts + then.parts + otherwise.parts,
    run(at) {
      const value = condition.run(at);
      if (isUnanswerable(value)) return value;
      return value ? then.run(at) : otherwise.run(at);
    },
  };
}
