import { expect, test } from 'vitest';
import { parseUploadedFile } from './uploaded-file';

test('a file that was kept comes back; what is none does not', () => {
  const file = { id: 'i', name: 'n', sizeBytes: null, records: null };
  expect(parseUploadedFile(JSON.stringify(file))).toEqual(file);
  for (const text of ['', '{', '1', 'null', '{"id":1,"name":"n","sizeBytes":1,"records":null}']) {
    expect(parseUploadedFile(text)).toBeUndefined();
  }
});
