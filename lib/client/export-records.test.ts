import { describe, expect, test } from 'vitest';
import type { RecordView } from '@/lib/contract/record';
import { type ExportOptions, exportRecords } from './export-records';
import { type FileSink, openLargeFile } from './file-sink';

const record = (index: number, text = `{"n":${index}}`): RecordView => ({
  shard: 's0',
  sequenceNumber: String(index),
  partitionKey: 'k',
  hashKey: '1',
  arrivalMs: 0,
  sizeBytes: text.length,
  encryption: 'NONE',
  data: { kind: 'json', text, truncated: false, steps: [], notices: [] },
});

/** A file in memory that says whether it was closed. */
function memoryFile() {
  const pieces: string[] = [];
  const state = { closed: false };
  const sink: FileSink = {
    write: async (text) => void pieces.push(text),
    close: async () => void (state.closed = true),
  };
  return { pieces, state, sink, text: () => pieces.join('') };
}

const options = (sink: FileSink, facts: Partial<ExportOptions> = {}): ExportOptions => ({
  name: 'flights',
  format: 'csv',
  columns: ['sequence', 'data.n'],
  large: false,
  onProgress: () => undefined,
  signal: new AbortController().signal,
  open: async () => sink,
  ...facts,
});

async function* slow() {
  for (let index = 0; index < 5; index++) yield record(index, JSON.stringify('x'.repeat(2e5)));
}

function* failing() {
  yield record(1);
  throw new Error('connection lost');
}

describe('exportRecords', () => {
  test('writes a head and a line a record, and says how much', async () => {
    const file = memoryFile();
    const names: string[] = [];
    const written = await exportRecords(
      [record(1), record(2)],
      options(file.sink, {
        open: async ({ name, type }) => {
          names.push(name, type);
          return file.sink;
        },
      }),
    );
    expect(file.text()).toBe('sequence,data.n\r\n1,1\r\n2,2\r\n');
    expect(file.state.closed).toBe(true);
    expect(written).toEqual({ records: 2, characters: file.text().length });
    expect(names).toEqual(['flights.csv', 'text/csv;charset=utf-8']);
  });

  test('writes in pieces, with progress, from a source that comes by and by', async () => {
    const file = memoryFile();
    const counts: number[] = [];
    const onProgress: ExportOptions['onProgress'] = ({ records }) => counts.push(records);
    await exportRecords(slow(), options(file.sink, { format: 'json_lines', onProgress }));
    expect(counts).toEqual([2, 4, 5]);
    expect(file.text().trimEnd().split('\n')).toHaveLength(5);
  });

  test('a stop keeps what was written', async () => {
    const file = memoryFile();
    const stop = new AbortController();
    function* source() {
      yield record(1);
      stop.abort();
      yield record(2);
    }
    const written = await exportRecords(source(), options(file.sink, { signal: stop.signal }));
    expect(written?.records).toBe(1);
    expect(file.text()).toBe('sequence,data.n\r\n1,1\r\n');
    expect(file.state.closed).toBe(true);
  });

  test('a source that fails is told of, and the file keeps what came before', async () => {
    const file = memoryFile();
    await expect(exportRecords(failing(), options(file.sink))).rejects.toThrow('connection lost');
    expect(file.text()).toBe('sequence,data.n\r\n1,1\r\n');
    expect(file.state.closed).toBe(true);
  });

  test('nothing is read where no file was chosen', async () => {
    const { sink } = memoryFile();
    const picker = {
      showSaveFilePicker: async () => {
        throw new DOMException('The user aborted a request.', 'AbortError');
      },
    };
    const open: ExportOptions['open'] = (facts) => openLargeFile(facts, picker);
    let read = 0;
    function* source() {
      read++;
      yield record(1);
    }
    expect(await exportRecords(source(), options(sink, { open }))).toBeUndefined();
    expect(read).toBe(0);
  });

  test('a file that cannot be opened is told of', async () => {
    const picker = {
      showSaveFilePicker: async () => {
        throw new DOMException('No room.', 'QuotaExceededError');
      },
    };
    const { sink } = memoryFile();
    const open: ExportOptions['open'] = (facts) => openLargeFile(facts, picker);
    await expect(exportRecords([], options(sink, { open }))).rejects.toThrow('No room.');
  });
});
