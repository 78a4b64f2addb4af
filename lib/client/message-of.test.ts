import { expect, test } from 'vitest';
import { ERROR_CODES } from '@/lib/errors';
import { messageOf } from './message-of';

test.each([...ERROR_CODES, 'network', 'unreadable_answer'] as const)(
  '%s says what happened, what it means and what to do',
  (code) => {
    const { title, meaning, remedy } = messageOf({ code, action: undefined });
    expect(title).not.toMatch(/[.!]$/);
    expect(meaning).toMatch(/\.$/);
    expect(remedy).toMatch(/\.$/);
  },
);

test('names the IAM action that is missing', () => {
  const { meaning, remedy } = messageOf({ code: 'access_denied', action: 'kinesis:GetRecords' });
  expect(meaning).toContain('kinesis:GetRecords');
  expect(remedy).toContain('kinesis:GetRecords');
});
