import { describe, expect, test } from 'vitest';
import { filterOf, subjectOf } from './filter-for-test';

const RECORD = subjectOf(
  JSON.stringify({
    user: { id: 5, name: 'Ann', 'first-name': 'Ánna' },
    items: [
      { sku: 'a-1', price: 10 },
      { sku: 'b-2', price: 99.5 },
    ],
    tags: ['new', 'gold'],
    flag: true,
    nothing: null,
    package: 1,
    at: '2026-01-31T11:50:00Z',
  }),
);

const answerOf = (text: string, subject = RECORD) => filterOf(text).test(subject);

describe('an expression matches', () => {
  test.each([
    'data.user.id == 5',
    'data.user.id != 6',
    'data["user"]["id"] == 5',
    'data.user["first-name"] == "Ánna"',
    'data.items[1].sku == "b-2"',
    'data.package == 1',
    'data.user == data.user',
    'data.tags == ["new", "gold"]',
    'data.flag == true && !(data.flag == false)',
    'data.user.id > 4 && data.user.id >= 5 && data.user.id < 6 && data.user.id <= 5',
    '5 == data.user.id && 4 < data.user.id',
    '-data.user.id == -5 && - -5 == 5',
    'data.user.id + 1 == 6 && data.user.id - 1 == 4 && data.user.id * 2 == 10',
    'data.user.id / 2 == 2.5 && data.user.id % 2 == 1',
    'data.user.name + "a" == "Anna"',
    'data.user.name < "Bob"',
    '"gold" in data.tags && !("silver" in data.tags)',
    '"name" in data.user',
    'data.user.name in ["Ann", "Bob"] && data.user.id in [data.user.id]',
    'data.user.name.contains("n") && data.user.name.startsWith("A") && data.user.name.endsWith("nn")',
    'data.user.name.lower() == "ann" && data.user.name.upper() == "ANN"',
    'data.user["first-name"].lowerAscii() == "Ánna" && "É".lower() == "é"',
    '"aé".upperAscii() == "Aé" && " a ".trim() == "a"',
    'data.user.name.matches("^A.n$") && data.user.name.matches("nn")',
    'size(data.tags) == 2 && data.user.name.size() == 3 && size("😀") == 1 && size(data.user) == 3',
    'int("7") == 7 && int(2.9) == 2 && int(-2.9) == -2 && double("1.5") == 1.5',
    'string(5) == "5" && string(true) == "true" && string("a") == "a"',
    'data.items.exists(item, item.price > 50)',
    'data.items.all(item, item.price > 5) && !data.items.all(item, item.price > 50)',
    'data.items.exists_one(item, item.price > 50)',
    'data.items.map(item, item.sku) == ["a-1", "b-2"]',
    'data.items.map(item, item.price > 50, item.sku) == ["b-2"]',
    'data.items.filter(item, item.price > 50)[0].sku == "b-2"',
    'data.user.exists(name, name == "id")',
    '[1, 2].exists(x, [2, 3].exists(y, x == y))',
    '[1].all(x, [2].all(x, x == 2) && x == 1)',
    'data.flag ? data.user.id == 5 : false',
    'has(data.user.id) && !has(data.user.age) && has(data.nothing)',
    'key == "customer-7" && shard.endsWith("1") && size == 512',
    'sequence.startsWith("4959")',
    'arrival > timestamp("2026-01-31T00:00:00Z") && arrival == timestamp("2026-01-31T13:00:00+01:00")',
    'arrival - timestamp(data.at) == duration("10m") && arrival - duration("600s") == timestamp(data.at)',
    'duration("1h") + duration("30m") == duration("1h30m") && duration("1h") + arrival > arrival',
    'duration("1h") - duration("1500ms") < duration("1h") && duration("-1m") < duration("0s")',
    'arrival.getHours() == 12 && arrival.getDayOfWeek() == 6 && arrival.getMonth() == 0',
    'timestamp(1769860800) == arrival && timestamp(arrival) == arrival && duration(duration("1s")) == duration("1000ms")',
    'arrival.getFullYear() == 2026 && arrival.getDate() == 31 && arrival.getMinutes() == 0',
    'arrival.getSeconds() == 0 && arrival.getMilliseconds() == 0',
    'duration("1h2m3.5s") == duration("3723500ms") && duration("1000us") == duration("1000000ns")',
    'double(1) == 1.0 && int("+5") == 5 && string(data.user.id) == "5"',
    '(data.flag ? 1 : "a") == 1 && [1, "a", true, null, 1.5].size() == 5',
    'data.user.id in [5, "a"] && !(data.user.id in ["5"])',
    '"Éa".lowerAscii() == "Éa" && "ÉA".lowerAscii() == "Éa"',
    'true',
    '// of the user\ndata.user.id == 5',
  ])('%s', (text) => {
    expect(answerOf(text)).toEqual({ matches: true });
  });
});

describe('what is not there, or null', () => {
  test.each([
    'data.age == null && data.user.age.years == null && data.nothing == null',
    'data.age != 5 && data.nothing != "a"',
    '!data.age && !data.nothing',
    '!(data.age > 5) && !(data.age < 5) && !(data.nothing >= 0)',
    '!data.age.contains("a") && !data.age.matches("a") && !data.nothing.startsWith("a")',
    '!("a" in data.age) && !(data.age in ["a"]) && data.age in [null]',
    '!data.age.exists(x, true) && !data.age.all(x, true)',
    'data.age + 1 == null && -data.age == null && size(data.age) == null',
    'data.age.map(x, x) == null && data.items[7] == null && data.items[-1] == null',
    'data.user.name.first == null && data.user[1] == null && data["a"]["b"] == null',
    'data.age ? false : true',
    'int(data.age) == null && data.tags[0.5] == null',
  ])('%s', (text) => {
    expect(answerOf(text)).toEqual({ matches: true });
  });

  test('data of a binary record is null, of a text record its text', () => {
    expect(answerOf('data == null', subjectOf('00ff', { kind: 'hex' }))).toEqual({ matches: true });
    const text = subjectOf('GET /index', { kind: 'text' });
    expect(answerOf('data.startsWith("GET")', text)).toEqual({ matches: true });
    expect(answerOf('data.status == 200 || data[0] == "G"', text)).toEqual({ matches: false });
  });

  test('a record without a time of arrival is neither before nor after', () => {
    const record = subjectOf('{}', { arrivalMs: null });
    const moment = 'timestamp("2026-01-01T00:00:00Z")';
    expect(answerOf(`arrival > ${moment} || arrival <= ${moment}`, record).matches).toBe(false);
  });
});

describe('what cannot be answered for a record is no match, and says why', () => {
  test.each([
    ['data.user.name > 5', '`data.user.name > 5` compares text with a number'],
    ['data.user.name && true', '`data.user.name` is text, where a condition is needed'],
    ['data.user.id.contains("5")', '`data.user.id.contains("5")` is of a number and text'],
    ['data.tags.lower() == "a"', '`data.tags.lower()` is of a list'],
    ['data.user.id.matches("5")', '`data.user.id` is a number, not text'],
    ['data.user.id.exists(x, true)', '`data.user.id` is a number, not a list'],
    ['1 in data.user.id', '`data.user.id` is a number, not a list'],
    ['data.user.name + 1 == 2', '`data.user.name + 1` is of text and a number'],
    ['-data.user.name == 2', '`-data.user.name` is of text'],
    ['data.at > arrival', '`data.at > arrival` compares text with a timestamp'],
    [
      'data.flag > duration("1s")',
      '`data.flag > duration("1s")` compares true or false with a duration',
    ],
    ['data.user < data.tags', '`data.user < data.tags` compares an object with a list'],
    ['5 < data.user.name', '`5 < data.user.name` compares a number with text'],
    ['data.user.name.size() > 1 && size(data.user.id) > 1', '`size(data.user.id)` is of a number'],
    ['string(data.tags) == "a"', '`string(data.tags)` is of a list'],
    ['int(data.flag) == 1', '`int(data.flag)` is of true or false'],
    ['double(data.flag) == 1.0', '`double(data.flag)` is of true or false'],
    ['timestamp(data.flag) == arrival', '`timestamp(data.flag)` is of true or false'],
    ['duration(data.user.id) == duration("5s")', '`duration(data.user.id)` is of a number'],
    [
      'data.user.id.contains(data.user.name)',
      '`data.user.id.contains(data.user.name)` is of a number and text',
    ],
    [
      '[data.at][0] - [duration("1s")][0] == arrival',
      '`[data.at][0] - [duration("1s")][0]` is of text and a duration',
    ],
    [
      '[arrival][0] + [arrival][0] == arrival',
      '`[arrival][0] + [arrival][0]` is of a timestamp and a timestamp',
    ],
    [
      '[duration("1s")][0] - [arrival][0] == arrival',
      '`[duration("1s")][0] - [arrival][0]` is of a duration and a timestamp',
    ],
    ['[arrival][0].getHours() + data.at.getHours() == 1', '`data.at.getHours()` is of text'],
    ['data.user.id / 0 == 1', 'division by zero'],
    ['data.user.id % 0 == 1', 'division by zero'],
    ['int(data.user.name) == 1', 'int() is given text that is no integer'],
    ['double(data.user.name) == 1.5', 'double() is given text that is no number'],
    ['data.items.exists_one(x, x.sku > 1)', '`x.sku > 1` compares text with a number'],
    ['data.items.map(x, x.sku > 1) == []', '`x.sku > 1` compares text with a number'],
  ])('%s', (text, reason) => {
    expect(answerOf(text)).toEqual({ matches: false, reason });
  });

  test.each(['timestamp(data.user.name) > arrival', 'duration(data.user.name) > duration("1s")'])(
    '%s',
    (text) => {
      expect(answerOf(text).reason).toMatch(/ is given what is no /);
    },
  );

  test('an operand that decides outweighs one that cannot be answered', () => {
    expect(answerOf('data.user.name > 5 || true')).toEqual({ matches: true });
    expect(answerOf('data.user.name > 5 && false')).toEqual({ matches: false });
    expect(answerOf('[1, "a", 3].exists(x, x == 3 || x > 2)')).toEqual({ matches: true });
    expect(answerOf('[1, "a", 0].all(x, x > 0)')).toEqual({ matches: false });
    expect(answerOf('data.user.name > 5 ? true : true').reason).toBeDefined();
    expect(answerOf('!(data.user.name > 5)').reason).toBeDefined();
  });

  test('what cannot be answered stays so through everything around it', () => {
    const unknown = 'int(data.user.name)';
    const around = [
      `${unknown} == 1`,
      `1 != ${unknown}`,
      `${unknown} == data.user.id`,
      `data.user.id == ${unknown}`,
      `${unknown} > 1`,
      `data.user.id > ${unknown}`,
      `1 < ${unknown}`,
      `${unknown} + 1 == 1`,
      `1 - ${unknown} == 1`,
      `-${unknown} == 1`,
      `${unknown} in [1]`,
      `1 in [${unknown}]`,
      `data.tags[${unknown}] == null`,
      `[${unknown}][0] == 1`,
      `string(${unknown}) == "1"`,
      `"a".contains(string(${unknown}))`,
      `string(${unknown}).matches("a")`,
      `[${unknown}].exists(x, true)`,
      `data.tags.filter(x, ${unknown} > 1) == []`,
      `data.tags.map(x, ${unknown}) == []`,
      `data.tags.all(x, ${unknown} > 1)`,
      `(true ? ${unknown} : 1) == 1`,
      `has([${unknown}][0].x)`,
      `[${unknown}][0].x.y == 1`,
      `[${unknown}][0].length == 1`,
      `"a" in [${unknown}][0]`,
      `[${unknown}][0][0] == 1`,
      `[${unknown}][0]["a"] == 1`,
    ];
    const reasons = new Set(around.map((text) => answerOf(text).reason));
    expect(reasons).toEqual(new Set(['int() is given text that is no integer']));
  });

  test('JSON that is none has no data', () => {
    const cut = subjectOf('{"a":');
    expect(answerOf('data.a == 1', cut)).toEqual({
      matches: false,
      reason: 'the data is not valid JSON',
    });
    expect(answerOf('data.a == 1 || key == "customer-7"', cut)).toEqual({ matches: true });
  });
});

test('the same filter answers the same, whichever record came before', () => {
  const filter = filterOf('data.items.exists(i, i.price > 50) && data.user.id == 5');
  const other = subjectOf('{"items":"none"}');
  const answers = [RECORD, other, RECORD, other].map((subject) => filter.test(subject).matches);
  expect(answers).toEqual([true, false, true, false]);
});

test('only what asks for data needs it', () => {
  expect(filterOf('size > 5 && key != ""').needsData).toBe(false);
  expect(filterOf('true').needsData).toBe(false);
  expect(filterOf('').needsData).toBe(false);
  expect(filterOf('key == "a" || has(data.x)').needsData).toBe(true);
  expect(filterOf('words').needsData).toBe(true);
  expect(filterOf('[1].exists(data, data == 1)').needsData).toBe(false);
});
