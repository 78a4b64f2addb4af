/** Every address of the product, built and encoded here and nowhere else. */

const segment = encodeURIComponent;

type Query = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;

function withQuery(path: string, query: Query | undefined): string {
  if (!query) return path;
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) continue;
    const values = Array.isArray(value) ? value : [value];
    for (const one of values) params.append(name, String(one));
  }
  const text = params.toString();
  return text ? `${path}?${text}` : path;
}

const streamPath = (connection: string, stream: string) =>
  `/${segment(connection)}/streams/${segment(stream)}`;

export const STREAM_TABS = ['overview', 'shards', 'records', 'send'] as const;
export type StreamTab = (typeof STREAM_TABS)[number];

export const pages = {
  home: () => '/',
  streams: (connection: string) => `/${segment(connection)}`,
  stream: (connection: string, stream: string, tab: StreamTab = 'overview', query?: Query) =>
    withQuery(streamPath(connection, stream) + (tab === 'overview' ? '' : `/${tab}`), query),
  /** The records page, opened on exactly one record. */
  record: (connection: string, stream: string, shard: string, sequenceNumber: string) =>
    withQuery(`${streamPath(connection, stream)}/records`, {
      shard,
      from: 'sequence',
      at: sequenceNumber,
      limit: 25,
      open: `${shard}/${sequenceNumber}`,
    }),
};

const apiStream = (connection: string, stream: string) => `/api${streamPath(connection, stream)}`;

export const api = {
  health: () => '/api/health',
  openapi: () => '/api/openapi.json',
  connections: () => '/api/connections',
  rehearsals: (connection: string) => `/api/${segment(connection)}/rehearsals`,
  rehearsal: (connection: string, name: string) =>
    `/api/${segment(connection)}/rehearsals/${segment(name)}`,
  streams: (connection: string) => `/api/${segment(connection)}/streams`,
  activity: (connection: string, streams: readonly string[]) =>
    withQuery(`/api/${segment(connection)}/activity`, { stream: streams }),
  stream: (connection: string, stream: string) => apiStream(connection, stream),
  metrics: (connection: string, stream: string, query?: Query) =>
    withQuery(`${apiStream(connection, stream)}/metrics`, query),
  shards: (connection: string, stream: string) => `${apiStream(connection, stream)}/shards`,
  shardsActivity: (connection: string, stream: string, shards: readonly string[]) =>
    withQuery(`${apiStream(connection, stream)}/shards/activity`, { shard: shards }),
  locate: (connection: string, stream: string, query: Query) =>
    withQuery(`${apiStream(connection, stream)}/shards/locate`, query),
  records: (connection: string, stream: string, query: Query) =>
    withQuery(`${apiStream(connection, stream)}/records`, query),
  tail: (connection: string, stream: string, query?: Query) =>
    withQuery(`${apiStream(connection, stream)}/tail`, query),
  search: (connection: string, stream: string, query?: Query) =>
    withQuery(`${apiStream(connection, stream)}/search`, query),
  filterCheck: (connection: string, stream: string, filter: string) =>
    withQuery(`${apiStream(connection, stream)}/filter`, { filter }),
  decoding: (connection: string, stream: string) => `${apiStream(connection, stream)}/decoding`,
  runs: (connection: string, stream: string) => `${apiStream(connection, stream)}/runs`,
  runPreview: (connection: string, stream: string) =>
    `${apiStream(connection, stream)}/runs/preview`,
  dryRun: (connection: string, stream: string) => `${apiStream(connection, stream)}/runs/dry-run`,
  run: (connection: string, stream: string, run: string) =>
    `${apiStream(connection, stream)}/runs/${segment(run)}`,
  runRequest: (connection: string, stream: string, run: string) =>
    `${apiStream(connection, stream)}/runs/${segment(run)}/request`,
  runVerdicts: (connection: string, stream: string, run: string, query?: Query) =>
    withQuery(`${apiStream(connection, stream)}/runs/${segment(run)}/verdicts`, query),
  runUndelivered: (connection: string, stream: string, run: string) =>
    `${apiStream(connection, stream)}/runs/${segment(run)}/undelivered`,
  runStop: (connection: string, stream: string, run: string) =>
    `${apiStream(connection, stream)}/runs/${segment(run)}/stop`,
  runResend: (connection: string, stream: string, run: string) =>
    `${apiStream(connection, stream)}/runs/${segment(run)}/resend`,
  uploads: (connection: string, name: string) =>
    withQuery(`/api/${segment(connection)}/uploads`, { name }),
  templates: (connection: string) => `/api/${segment(connection)}/templates`,
  batches: (connection: string, stream: string) => `${apiStream(connection, stream)}/batches`,
  preview: (connection: string, stream: string) =>
    `${apiStream(connection, stream)}/batches/preview`,
};
