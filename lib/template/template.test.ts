import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CATALOGUE } from './catalogue';
import { compileTemplate } from './compile-template';
import { GENERATORS } from './generators';

const NOW_MS = Date.UTC(2026, 0, 31, 9, 5, 7, 42);

function template(text: string) {
  const compiled = compileTemplate(text);
  if (!compiled.ok) throw new Error(compiled.faults.map(({ message }) => message).join());
  return compiled.template;
}

function render(text: string, index = 0, seed = 1): string {
  return template(text).render({ index, nowMs: NOW_MS, seed });
}

function renderMany(text: string, count = 2_000): string[] {
  const { render: one } = template(text);
  return Array.from({ length: count }, (_, index) => one({ index, nowMs: NOW_MS, seed: 7 }));
}

function faultsOf(text: string) {
  const compiled = compileTemplate(text);
  return compiled.ok ? [] : compiled.faults;
}

describe('the catalogue', () => {
  test('tells of every generator, and of no other', () => {
    const known = [...GENERATORS.keys(), 'repeat'];
    expect(CATALOGUE.map(({ name }) => name).toSorted()).toEqual(known.toSorted());
  });

  test.each(CATALOGUE)('$example works as said', ({ name, example }) => {
    expect(example.startsWith(`{{${name}`)).toBe(true);
    const rendered = render(example);
    expect(rendered).not.toBe('');
    expect(rendered).not.toContain('{{');
  });
});

/** As the AWS workshop on streaming analytics and the help of the generator have them. */
describe('templates of the Amazon Kinesis Data Generator', () => {
  test('of a device are JSON records', () => {
    const text = `{
      "uuid": "{{random.uuid}}",
      "device_ts": "{{date.utc("YYYY-MM-DD HH:mm:ss.SSS")}}",
      "device_id": {{random.number(50)}},
      "device_temp": {{random.weightedArrayElement(
        {"weights":[0.30, 0.30, 0.20, 0.20],"data":[32, 34, 28, 40]}
      )}},
      "activity_type": {{random.weightedArrayElement(
          {
              "weights": [0.1, 0.2, 0.7],
              "data": ["\\"Running\\"", "\\"Working\\"", "\\"Walking\\""]
          }
      )}}
    }`;
    const record: unknown = JSON.parse(render(text));
    expect(record).toMatchObject({ device_ts: '2026-01-31 09:05:07.042' });
    expect(record).toMatchObject({ activity_type: expect.stringMatching(/ing$/) });
  });

  test('of an access log are lines of it', () => {
    const text =
      '{{internet.ip}} - - [{{date.now("DD/MMM/YYYY:HH:mm:ss ZZ")}}] "{{random.weightedArrayElement({"weights":[0.6,0.4],"data":["GET","POST"]})}} /list HTTP/1.1" {{random.weightedArrayElement({"weights":[0.9,0.1],"data":["200","404"]})}} {{random.number(10000)}} "-" "{{internet.userAgent}}"';
    expect(render(text)).toMatch(
      /^[\d.]+ - - \[31\/Jan\/2026:09:05:07 \+0000\] "(GET|POST) \/list HTTP\/1\.1" (200|404) \d+ "-" "\S.*"$/,
    );
  });
});

describe('text', () => {
  test('without placeholders stands as it is', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('{{')),
        (text) => {
          expect(render(text)).toBe(text);
        },
      ),
    );
  });

  test('around and between placeholders stands as it is, JSON braces too', () => {
    const text = '{"a":{"b":{{sequence}}},"c":"{{ sequence ( {"start":5} ) }}"}';
    expect(render(text, 3)).toBe('{"a":{"b":3},"c":"8"}');
  });

  test('of an argument may hold braces, parentheses and quotes', () => {
    expect(render('{{random.arrayElement(["}}) \\"{{"])}}')).toBe('}}) "{{');
  });
});

describe('determinism', () => {
  const text = CATALOGUE.map(({ example }) => example).join('|');

  test('the same seed and index give the same record, whatever was rendered before', () => {
    const first = render(text, 5, 9);
    render(text, 6, 9);
    expect(render(text, 5, 9)).toBe(first);
  });

  test('another index or seed gives another record', () => {
    const uuids = renderMany('{{random.uuid}}', 1_000);
    expect(new Set(uuids).size).toBe(1_000);
    expect(render('{{random.uuid}}', 0, 1)).not.toBe(render('{{random.uuid}}', 0, 2));
  });
});

describe('random', () => {
  test('number takes both ends and nothing outside', () => {
    expect(new Set(renderMany('{{random.number({"min":-1,"max":2})}}'))).toEqual(
      new Set(['-1', '0', '1', '2']),
    );
    expect(new Set(renderMany('{{random.number(2)}}'))).toEqual(new Set(['0', '1', '2']));
    expect(render('{{random.number({"min":7,"max":7})}}')).toBe('7');
  });

  test('float keeps its precision, as text too', () => {
    for (const text of renderMany('{{random.float({"min":0.5,"max":0.9,"precision":0.1})}}', 200)) {
      expect(text).toMatch(/^0\.[5-9]$/);
    }
    expect(render('{{random.float({"min":1,"max":2})}}')).toMatch(/^[12]\.\d\d$/);
  });

  test('normal has about its mean and deviation', () => {
    const values = renderMany('{{random.normal({"mean":100,"sd":10})}}').map(Number);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    expect(Math.abs(mean - 100)).toBeLessThan(1);
    expect(Math.abs(Math.sqrt(variance) - 10)).toBeLessThan(1);
  });

  test('weights decide how often an element comes, zero never', () => {
    const texts = renderMany(
      '{{random.weightedArrayElement({"weights":[3,0,1],"data":["a","b",3]})}}',
    );
    const often = texts.filter((text) => text === 'a').length;
    expect(new Set(texts)).toEqual(new Set(['a', '3']));
    expect(Math.abs(often / texts.length - 0.75)).toBeLessThan(0.05);
  });

  test('uuid and boolean have their forms', () => {
    expect(render('{{random.uuid}}')).toMatch(
      /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/,
    );
    expect(new Set(renderMany('{{random.boolean}}', 100))).toEqual(new Set(['true', 'false']));
  });
});

describe('dates', () => {
  test.each([
    ['{{date.now}}', '2026-01-31T09:05:07.042Z'],
    ['{{date.iso}}', '2026-01-31T09:05:07.042Z'],
    ['{{date.iso({"offsetMs":-60000})}}', '2026-01-31T09:04:07.042Z'],
    ['{{date.now("YYYY-MM-DD HH:mm:ss")}}', '2026-01-31 09:05:07'],
    ['{{date.now("DD/MMM/YYYY:HH:mm:ss ZZ")}}', '31/Jan/2026:09:05:07 +0000'],
    ['{{date.now("YY MMMM [at] SSS X x Z")}}', '26 January at 042 1769850307 1769850307042 +00:00'],
    ['{{date.now({"format":"mm","offsetMs":60000})}}', '06'],
    ['{{date.utc}}', '2026-01-31T09:05:07.042Z'],
    ['{{date.utc("YYYY-MM-DD HH:mm:ss.SSS")}}', '2026-01-31 09:05:07.042'],
    ['{{date.now("D/M/YYYY h:m:s A")}}', '31/1/2026 9:5:7 AM'],
    ['{{date.now({"format":"hh:mm a, H","offsetMs":54000000})}}', '12:05 am, 0'],
    ['{{date.now("dddd, ddd S SS SSSSSS")}}', 'Saturday, Sat 0 04 042000'],
    ['{{date.epochMs}}', '1769850307042'],
    ['{{date.epochSeconds({"offsetMs":1000})}}', '1769850308'],
  ])('%s is %s', (text, expected) => expect(render(text)).toBe(expected));
});

describe('faults', () => {
  test.each([
    ['{{random.numbr}}', "there is no generator 'random.numbr'"],
    ['{{constructor}}', "there is no generator 'constructor'"],
    ['{{}}', 'the placeholder is empty'],
    ['{{1+1}}', 'a placeholder reads {{name}} or {{name(argument)}}'],
    ['{{random.number({min:1})}}', 'random.number: the argument is not JSON'],
    ['{{random.number({"min":9,"max":1})}}', 'random.number: min is above max'],
    ['{{random.number({"mim":9})}}', 'random.number: '],
    ['{{random.number(1,2)}}', 'random.number: takes one argument, got 2'],
    ['{{random.arrayElement([])}}', 'random.arrayElement: '],
    ['{{random.arrayElement}}', 'random.arrayElement: '],
    ['{{random.weightedArrayElement({"weights":[1],"data":["a","b"]})}}', 'differ in length'],
    ['{{random.weightedArrayElement({"weights":[0],"data":["a"]})}}', 'all weights are zero'],
    ['{{random.uuid(1)}}', 'random.uuid: takes no argument'],
    ['{{date.iso({"offsetMs":1e300})}}', 'date.iso: offsetMs'],
  ])('%s says %s', (text, message) => {
    const [fault, ...more] = faultsOf(`ab${text}`);
    expect(fault).toMatchObject({ offset: 2, length: text.length });
    expect(fault?.message).toContain(message);
    expect(more).toEqual([]);
  });

  test('each has its place, and all are told', () => {
    expect(
      faultsOf('x {{nope}} {{sequence}} {{random.uuid(1)}} {{open').map((one) => [
        one.offset,
        one.length,
      ]),
    ).toEqual([
      [2, 8],
      [24, 18],
      [43, 2],
    ]);
  });

  test('a megabyte of opened braces, or of empty placeholders, is refused with few faults', () => {
    expect(faultsOf('{{('.repeat(350_000))).toHaveLength(1);
    expect(faultsOf('{{}}'.repeat(250_000))).toHaveLength(50);
  });

  test('no text makes the compiler throw', () => {
    const pieces = fc.constantFrom(
      '{{',
      '}}',
      '(',
      ')',
      '"',
      '\\',
      '[',
      ']',
      '{',
      '}',
      'random.number',
      '1',
      'x',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 20 }), (texts) => {
        const compiled = compileTemplate(texts.join(''));
        expect(compiled.ok || compiled.faults.length > 0).toBe(true);
      }),
    );
  });
});
