import type { MetricIdentity } from '@/lib/local/cloudwatch/metric-store';
import { MathFault } from './tokenize';

type Test = (metric: MetricIdentity) => boolean;

const TERM =
  /\s*(?:(?<open>\()|(?<close>\))|(?<key>[\w:.]+)=(?:"(?<exact>[^"]*)"|(?<value>[^\s()"]+))|"(?<phrase>[^"]*)"|(?<word>[^\s()"]+))/y;

/**
 * Reads the expression of SEARCH: `{Namespace,Dimension} MetricName="X" words`. Words and phrases are looked for in all
 * of a metric's names and values, whatever their case; terms are joined by AND, and OR, NOT and brackets work.
 * @throws MathFault for what does not parse
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/search-expression-syntax.html
 */
export function searchMetrics(expression: string): Test {
  const [, schema, terms = ''] = /^\s*(?:\{([^{}]*)\})?(.*)$/s.exec(expression) ?? [];
  const reader = new TermReader(terms);
  const matches = terms.trim() === '' ? () => true : reader.either();
  reader.end();
  const fits = schema === undefined ? () => true : schemaTest(schema);
  return (metric) => fits(metric) && matches(metric);
}

/** A metric fits a schema of its namespace and exactly these dimensions. */
function schemaTest(schema: string): Test {
  const [namespace, ...names] = schema
    .split(',')
    .map((part) => part.trim().replace(/^"(.*)"$/, '$1'));
  const wanted = names.toSorted().join(',');
  return (metric) =>
    metric.namespace === namespace &&
    metric.dimensions
      .map(({ Name }) => Name)
      .toSorted()
      .join(',') === wanted;
}

interface Term {
  open?: string;
  close?: string;
  key?: string;
  exact?: string;
  value?: string;
  phrase?: string;
  word?: string;
}

const MAX_DEPTH = 30;

class TermReader {
  readonly #terms: Term[] = [];
  #position = 0;
  #depth = 0;

  constructor(text: string) {
    const pattern = new RegExp(TERM);
    for (let offset = 0; text.slice(offset).trim() !== ''; offset = pattern.lastIndex) {
      pattern.lastIndex = offset;
      const groups = pattern.exec(text)?.groups;
      if (!groups) throw new MathFault('The search expression does not parse');
      this.#terms.push({ ...groups });
    }
  }

  either(): Test {
    let test = this.#all();
    while (this.#takeWord('OR')) {
      const left = test;
      const right = this.#all();
      test = (metric) => left(metric) || right(metric);
    }
    return test;
  }

  end(): void {
    if (this.#position < this.#terms.length)
      throw new MathFault('The search expression does not parse');
  }

  #all(): Test {
    const tests = [this.#one()];
    for (let next = this.#terms[this.#position]; next && !next.close && next.word !== 'OR'; ) {
      this.#takeWord('AND');
      tests.push(this.#one());
      next = this.#terms[this.#position];
    }
    return (metric) => tests.every((test) => test(metric));
  }

  #one(): Test {
    const term = this.#terms[this.#position];
    this.#position += 1;
    this.#depth += 1;
    if (!term || term.close || this.#depth > MAX_DEPTH) {
      throw new MathFault('The search expression does not parse');
    }
    const test = this.#testOf(term);
    this.#depth -= 1;
    return test;
  }

  #testOf(term: Term): Test {
    if (term.word === 'NOT') {
      const negated = this.#one();
      return (metric) => !negated(metric);
    }
    if (term.open) {
      const inner = this.either();
      if (!this.#terms[this.#position]?.close) throw new MathFault('A bracket is not closed');
      this.#position += 1;
      return inner;
    }
    if (term.key !== undefined) return keyTest(term.key, term.exact, term.value);
    const wanted = (term.phrase ?? term.word ?? '').toLowerCase();
    return (metric) => textsOf(metric).some((text) => text.toLowerCase().includes(wanted));
  }

  #takeWord(word: string): boolean {
    if (this.#terms[this.#position]?.word !== word) return false;
    this.#position += 1;
    return true;
  }
}

/** Key="value" means exactly that value, Key=value any value that holds it. */
function keyTest(key: string, exact: string | undefined, part = ''): Test {
  return (metric) => {
    const value = valueOf(metric, key);
    if (value === undefined) return false;
    return exact === undefined ? value.toLowerCase().includes(part.toLowerCase()) : value === exact;
  };
}

function valueOf(metric: MetricIdentity, key: string): string | undefined {
  if (key === 'MetricName') return metric.name;
  if (key === 'Namespace' || key === ':aws.Namespace') return metric.namespace;
  return metric.dimensions.find(({ Name }) => Name === key)?.Value;
}

function textsOf({ namespace, name, dimensions }: MetricIdentity): string[] {
  return [namespace, name, ...dimensions.flatMap(({ Name, Value }) => [Name, Value])];
}
