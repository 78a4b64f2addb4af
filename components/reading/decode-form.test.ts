import { describe, expect, test } from 'vitest';
import { formOf, settingsOf, withStep } from './decode-form';

const AUTOMATIC = formOf({});

describe('the form of decode settings', () => {
  test.each([
    {},
    { steps: ['text' as const] },
    { steps: ['gzip' as const, 'json' as const], avroSchema: '{"type":"long"}' },
    { protobuf: { proto: 'syntax = "proto3";', messageType: 'shop.Order' } },
  ])('%j goes there and back', (settings) => {
    expect(settingsOf(formOf(settings))).toEqual(settings);
  });

  test('steps are sent in the order in which they are tried, however they were chosen', () => {
    const form = withStep(withStep({ ...AUTOMATIC, chosen: true }, 'json'), 'gzip');
    expect(settingsOf(form).steps).toEqual(['gzip', 'json']);
    expect(settingsOf(withStep(form, 'json')).steps).toEqual(['gzip']);
  });

  test('a choice that was taken back is not sent', () => {
    expect(settingsOf({ ...AUTOMATIC, steps: ['json'] })).toEqual({});
  });

  test('a message type without its file is sent, for the server to refuse', () => {
    expect(settingsOf({ ...AUTOMATIC, messageType: ' shop.Order ' })).toEqual({
      protobuf: { proto: '', messageType: 'shop.Order' },
    });
  });
});
