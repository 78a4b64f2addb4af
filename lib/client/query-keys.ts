type Text = string | number | boolean | undefined;

/** One name for each thing that is fetched, so that everything of a connection or a stream can be found by its start. */
export const queryKeys = {
  connections: () => ['connections'] as const,
  streams: (connection: string) => ['connection', connection, 'streams'] as const,
  rehearsals: (connection: string) => ['connection', connection, 'rehearsals'] as const,
  activity: (connection: string, stream: string) =>
    ['connection', connection, 'stream', stream, 'activity'] as const,
  stream: (connection: string, stream: string) =>
    ['connection', connection, 'stream', stream, 'detail'] as const,
  metrics: (connection: string, stream: string, query: Readonly<Record<string, Text>>) =>
    ['connection', connection, 'stream', stream, 'metrics', query] as const,
  shards: (connection: string, stream: string) =>
    ['connection', connection, 'stream', stream, 'shards'] as const,
  shardsActivity: (connection: string, stream: string, shards: readonly string[]) =>
    ['connection', connection, 'stream', stream, 'shards-activity', ...shards] as const,
  locate: (connection: string, stream: string, query: Readonly<Record<string, Text>>) =>
    ['connection', connection, 'stream', stream, 'locate', query] as const,
  records: (connection: string, stream: string, query: Readonly<Record<string, Text>>) =>
    ['connection', connection, 'stream', stream, 'records', query] as const,
  filterCheck: (connection: string, stream: string, filter: string) =>
    ['connection', connection, 'stream', stream, 'filter', filter] as const,
  decoding: (connection: string, stream: string) =>
    ['connection', connection, 'stream', stream, 'decoding'] as const,
  preview: (connection: string, stream: string, body: string) =>
    ['connection', connection, 'stream', stream, 'preview', body] as const,
  runs: (connection: string, stream: string) =>
    ['connection', connection, 'stream', stream, 'runs'] as const,
  run: (connection: string, stream: string, run: string) =>
    ['connection', connection, 'stream', stream, 'run', run] as const,
  verdicts: (
    connection: string,
    stream: string,
    run: string,
    query: Readonly<Record<string, Text>>,
  ) => ['connection', connection, 'stream', stream, 'run', run, 'verdicts', query] as const,
  templates: (connection: string) => ['connection', connection, 'templates'] as const,
};
