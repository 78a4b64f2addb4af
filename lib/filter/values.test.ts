import { describe, expect, test } from 'vitest';
import { filterOf, subjectOf } from './filter-for-test';
import type { FilterSubject } from './filter-subject';

const RECORD = subjectOf('{"tags":["new"],"name":"Ann"}');

const answerOf = (text: string, subject: FilterSubject) => filterOf(text).test(subject);
const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
const deep = (levels: number) => subjectOf(`{"id":9007199254740993,"deep":${nested(levels)}}`);
const twins = (levels: number) => subjectOf(`{"a":${nested(levels)},"b":${nested(levels)}}`);

describe('numbers are compared by value, whatever their length', () => {
  const record = subjectOf('{"id":9007199254740993,"ids":[9007199254740993],"e":1e0,"d":1.0}');
  test.each([
    ['data.id == 9007199254740993', true],
    ['data.id == 9007199254740992', false],
    ['data.id != 9007199254740992', true],
    ['data.id > 9007199254740992 && data.id < 9007199254740994', true],
    ['9007199254740993 in data.ids && !(9007199254740992 in data.ids)', true],
    ['data.ids == [9007199254740993]', true],
    ['data.ids == [9007199254740992]', false],
    ['data.id + 1 == 9007199254740994 && data.id - 1 == 9007199254740992', true],
    ['data.id * 3 == 27021597764222979 && data.id % 10 == 3', true],
    ['string(data.id) == "9007199254740993"', true],
    ['int(data.id) == 9007199254740993 && double(data.id) == 9007199254740993', true],
    ['-data.id == -9007199254740993', true],
    ['data.e == 1 && data.d == 1 && data.d == 1.0 && 1 == 1.0', true],
    ['data.e / 2 == 0.5 && data.id / data.id == 1', true],
    ['0.1 + 0.2 == 0.3', false],
    [`${'9'.repeat(200)} > data.id`, true],
    ['int("9007199254740993") == data.id', true],
  ])('%s is %s', (text, matches) => {
    expect(answerOf(text, record)).toEqual({ matches });
  });

  test('exact integers survive depth, and JSON that is too deep for them says so', () => {
    expect(answerOf('data.id == 9007199254740993', deep(900))).toEqual({ matches: true });
    expect(answerOf('data.id == 9007199254740993', deep(10_000)).reason).toMatch(/too deep/);
    expect(answerOf('data.deep == [[]]', deep(10_000))).toEqual({ matches: false });
    expect(answerOf('data.a == data.b', twins(10_000)).reason).toMatch(/too much work/);
    expect(answerOf('data.a == data.b', twins(900))).toEqual({ matches: true });
  });
});

describe('equality of lists and objects', () => {
  test.each([
    ['{"a":{"x":1,"y":[1,2]},"b":{"y":[1,2],"x":1}}', true],
    ['{"a":{"x":1},"b":{"x":1,"y":2}}', false],
    ['{"a":{"x":1},"b":{"z":1}}', false],
    ['{"a":[1,2],"b":[2,1]}', false],
    ['{"a":[1],"b":{"0":1}}', false],
    ['{"a":[null],"b":[0]}', false],
    ['{"a":"1","b":1}', false],
    ['{"a":{"__proto__":1},"b":{"__proto__":1}}', true],
    ['{"a":{"__proto__":1},"b":{"constructor":1}}', false],
  ])('%s', (json, matches) => {
    expect(answerOf('data.a == data.b', subjectOf(json))).toEqual({ matches });
  });
});

describe('names of the prototype are inert', () => {
  test.each(['constructor', 'toString', '__proto__', 'length', 'map', 'ms', 'description'])(
    '%s',
    (name) => {
      const text = `data["${name}"] == null && data.tags["${name}"] == null && !("${name}" in data)`;
      const dotted = `data.${name} == null && data.tags.${name} == null && !has(data.${name})`;
      const times = `[arrival][0]["${name}"] == null && [duration("1s")].all(d, d.${name} == null)`;
      expect(answerOf(`${text} && ${dotted} && ${times}`, RECORD)).toEqual({ matches: true });
      const own = subjectOf(`{"${name}":{"a":1}}`);
      expect(answerOf(`data["${name}"].a == 1`, own)).toEqual({ matches: true });
    },
  );
});
