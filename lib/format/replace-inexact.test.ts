import { expect, test } from 'vitest';
import { replaceInexact } from './replace-inexact';

test('replaces numbers that JavaScript cannot hold, and nothing in strings or keys', () => {
  const text = '{"9007199254740993":"1e400","a":[9007199254740993,1e400,1.5e3],"b":0.1}';
  expect(replaceInexact(text, (digits) => `<${digits}>`)).toBe(
    '{"9007199254740993":"1e400","a":[<9007199254740993>,<1e400>,1.5e3],"b":0.1}',
  );
  expect(replaceInexact('[123456789012345,-0.1234567890123]', () => 'never')).toBe(
    '[123456789012345,-0.1234567890123]',
  );
});
