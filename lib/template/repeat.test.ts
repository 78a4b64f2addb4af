import { describe, expect, test } from 'vitest';
import { compileTemplate } from './compile-template';

function render(text: string, index = 0): string {
  const compiled = compileTemplate(text);
  if (!compiled.ok) throw new Error(compiled.faults.map(({ message }) => message).join());
  return compiled.template.render({ index, nowMs: 0, seed: 1 });
}

function faultsOf(text: string) {
  const compiled = compileTemplate(text);
  return compiled.ok ? [] : compiled.faults;
}

describe('repeat', () => {
  test('makes as many as it is told to, each anew, with a separator between', () => {
    expect(render('[{{repeat(3)}}{{sequence}}{{end}}]', 7)).toBe('[7,7,7]');
    expect(render('{{repeat({"min":2,"max":2,"separator":" | "})}}x{{end}}')).toBe('x | x');
    expect(render('[{{repeat(0)}}x{{end}}]')).toBe('[]');
    const uuids = render('{{repeat(50)}}{{random.uuid}}{{end}}').split(',');
    expect(new Set(uuids).size).toBe(50);
  });

  test('takes both ends of a range', () => {
    const text = '{{repeat({"min":0,"max":2,"separator":""})}}x{{end}}';
    const texts = Array.from({ length: 200 }, (_, index) => render(text, index));
    expect(new Set(texts)).toEqual(new Set(['', 'x', 'xx']));
  });

  test('stands within another, so that a record nests lists', () => {
    const text = '[{{repeat(2)}}{"lines":[{{repeat(3)}}{"n":{{random.number(9)}}}{{end}}]}{{end}}]';
    const orders: unknown = JSON.parse(render(text));
    const line = { n: expect.any(Number) };
    const order = { lines: [line, line, line] };
    expect(orders).toEqual([order, order]);
  });

  test.each([
    ['x{{repeat(2)}}y', 1, 'repeat: no {{end}} stands after it'],
    ['x{{end}}', 1, 'no {{repeat(…)}} stands before this {{end}}'],
    ['{{repeat}}x{{end}}', 0, 'repeat: '],
    ['{{repeat({"min":2,"max":1})}}x{{end}}', 0, 'repeat: min is above max'],
    ['{{repeat(10001)}}x{{end}}', 0, 'repeat: '],
    ['{{repeat(200)}}{{repeat(100)}}x{{end}}{{end}}', 15, 'repeat: comes to 20000 times in all'],
    [
      `{{repeat(2000)}}${'x'.repeat(6_000)}{{end}}`,
      0,
      'repeat: a record would have more than 10 MiB',
    ],
    [
      `{{repeat(2000)}}{{random.arrayElement(["${'x'.repeat(6_000)}"])}}{{end}}`,
      0,
      'repeat: a record would have more than 10 MiB',
    ],
    [
      `${'{{repeat(1)}}'.repeat(9)}${'{{end}}'.repeat(9)}`,
      104,
      'stands within 8 others, at most 7',
    ],
  ])('%s is refused at its place', (text, offset, message) => {
    const [fault, ...more] = faultsOf(text);
    expect(fault).toMatchObject({ offset, message: expect.stringContaining(message) });
    expect(more).toEqual([]);
  });

  test('a megabyte of marks is refused with few faults', () => {
    expect(faultsOf('{{end}}'.repeat(149_000))).toHaveLength(50);
    expect(faultsOf('{{repeat(1)}}'.repeat(80_000))).toHaveLength(50);
  });
});
