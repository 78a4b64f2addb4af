import type { ASTNode } from '@marcbachmann/cel-js';
import { compileField, compileIndex, compileList } from './compile-access';
import { compileArithmetic, compileNegation } from './compile-arithmetic';
import { compileCall, compileMethod } from './compile-call';
import { compileEquality, compileIn, compileOrdering } from './compile-comparison';
import { compileLogic, compileNot, compileTernary } from './compile-logic';
import { narrowInteger } from './exact-integer';
import { FilterError } from './filter-fault';
import { RegexCompiler } from './linear-regex';
import { type Compiler, constantTerm, type NodeOf, quote, type Term, wordsFor } from './term';
import { isVariable, VARIABLES } from './variables';

const MAX_DEPTH = 100;

export interface CompiledExpression {
  run: Term['run'];
  /** Whether it asks for the data of a record. */
  needsData: boolean;
}

/**
 * Turns a parsed expression into closures, and checks it on the way.
 * @throws FilterError that points at what is wrong
 */
export function compileExpression(text: string, root: ASTNode): CompiledExpression {
  const compiler = new ExpressionCompiler(text);
  const { type, run } = compiler.compile(root);
  if (type !== 'bool') {
    const part = quote(compiler, root);
    const hint =
      type === 'any'
        ? `compare it, as in ${root.op === '.' ? text.slice(root.start, root.end) : 'data.x'} == "…"`
        : 'compare it with something';
    throw new FilterError(`${part} is ${wordsFor(type)}, not true or false: ${hint}`, root);
  }
  return { run, needsData: compiler.needsData };
}

class ExpressionCompiler implements Compiler {
  needsData = false;
  readonly regexes = new RegexCompiler();
  private depth = 0;
  private slots = 0;
  private readonly variables = new Map<string, number>();

  constructor(readonly text: string) {}

  compile(node: ASTNode): Term {
    if (++this.depth > MAX_DEPTH) throw new FilterError(`nested more than ${MAX_DEPTH} deep`, node);
    const term = this.compileNode(node);
    this.depth--;
    return term;
  }

  withVariable<T>(name: string, compile: (slot: number) => T): T {
    const outer = this.variables.get(name);
    const slot = this.slots++;
    this.variables.set(name, slot);
    const result = compile(slot);
    if (outer === undefined) this.variables.delete(name);
    else this.variables.set(name, outer);
    return result;
  }

  private compileNode(node: ASTNode): Term {
    switch (node.op) {
      case 'value':
        return compileLiteral(node);
      case 'id':
        return this.variable(node);
      case '.':
        return compileField(node, this);
      case '[]':
        return compileIndex(node, this);
      case 'list':
        return compileList(node, this);
      case 'call':
        return compileCall(node, this);
      case 'rcall':
        return compileMethod(node, this);
      case '&&':
      case '||':
        return compileLogic(node, this);
      case '!_':
        return compileNot(node, this);
      case '?:':
        return compileTernary(node, this);
      case '==':
      case '!=':
        return compileEquality(node, this);
      case '<':
      case '<=':
      case '>':
      case '>=':
        return compileOrdering(node, this);
      case 'in':
        return compileIn(node, this);
      case '-_':
        return compileNegation(node, this);
      case '+':
      case '-':
      case '*':
      case '/':
      case '%':
        return compileArithmetic(node, this);
      default:
        throw new FilterError(`${quote(this, node)} has no use in a filter`, node);
    }
  }

  private variable(node: NodeOf<'id'>): Term {
    const slot = this.variables.get(node.args);
    if (slot !== undefined) return { type: 'any', parts: 1, run: (at) => at.slots[slot] };
    if (!isVariable(node.args)) {
      throw new FilterError(
        `there is no variable ${node.args}: did you mean data.${node.args}?`,
        node,
      );
    }
    if (node.args === 'data') this.needsData = true;
    return { parts: 1, ...VARIABLES[node.args] };
  }
}

function compileLiteral(node: NodeOf<'value'>): Term {
  const value = node.args;
  if (value === null) return constantTerm('null', value);
  switch (typeof value) {
    case 'string':
      return constantTerm('string', value);
    case 'boolean':
      return constantTerm('bool', value);
    case 'number':
      return constantTerm('number', value);
    case 'bigint':
      return constantTerm('number', narrowInteger(value));
    default:
      throw new FilterError('write numbers without u, and text without b', node);
  }
}
