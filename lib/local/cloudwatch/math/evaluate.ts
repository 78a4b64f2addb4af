import { FUNCTIONS, type MathContext } from './functions';
import { combine, listOf, type MathValue, mapValue, scalar } from './math-value';
import { OPERATORS } from './operators';
import type { Expression } from './parse-expression';
import { MathFault } from './tokenize';

interface Scope extends MathContext {
  /** The value of another query. @throws MathFault for an id that the request does not have */
  valueOf: (id: string) => MathValue;
}

/** Works out a metric math expression. @throws MathFault for what does not fit together */
export function evaluate(expression: Expression, scope: Scope): MathValue {
  if (expression.kind === 'number') return scalar(expression.value);
  if (expression.kind === 'text') return { kind: 'text', value: expression.value };
  if (expression.kind === 'name') {
    const { name } = expression;
    const isWord = name === 'REPEAT' || name === 'LINEAR';
    return isWord ? { kind: 'text', value: name } : scope.valueOf(name);
  }
  if (expression.kind === 'list') {
    return {
      kind: 'list',
      list: expression.items.flatMap((item) => listOf(evaluate(item, scope))),
    };
  }
  if (expression.kind === 'negation') {
    return mapValue(evaluate(expression.operand, scope), (value) => -value);
  }
  if (expression.kind === 'operation') return operation(expression, scope);
  return call(expression.name, expression.parameters, scope);
}

function operation(
  { operator, left, right }: Extract<Expression, { kind: 'operation' }>,
  scope: Scope,
): MathValue {
  const operate = OPERATORS[operator];
  if (!operate) throw new MathFault(`No operator ${operator}`);
  return combine(evaluate(left, scope), evaluate(right, scope), operate);
}

function call(name: string, parameters: readonly Expression[], scope: Scope): MathValue {
  const apply = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
  if (!apply) throw new MathFault(`The function ${name} is not supported here`);
  const values = parameters.map((parameter) => evaluate(parameter, scope));
  try {
    return apply(values, scope);
  } catch (error) {
    if (error instanceof MathFault) throw new MathFault(`${name}: ${error.message}`);
    throw error;
  }
}
