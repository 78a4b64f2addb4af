import type { z } from 'zod';

type Handler = (
  request: Request,
  context: { params: Promise<Record<string, string>> },
) => Promise<Response>;

interface AskLines<S extends z.ZodType> {
  schema: S;
  params: Record<string, string>;
  query?: string;
}

/** Opens a route that answers with lines, as a browser would, and reads them one by one, each by its schema. */
export async function askLines<S extends z.ZodType>(
  handler: Handler,
  { schema, params, query = '' }: AskLines<S>,
) {
  const leaving = new AbortController();
  const request = new Request(`http://127.0.0.1:3000/api/under-test${query}`, {
    headers: { host: '127.0.0.1:3000' },
    signal: leaving.signal,
  });
  const response = await handler(request, {
    params: Promise.resolve({ connection: 'local', ...params }),
  });
  if (response.status !== 200 || response.body === null) {
    throw new Error(`answered ${response.status}: ${await response.text()}`);
  }
  const reader = response.body.getReader();
  const messages = parsed(reader, schema);
  return {
    headers: response.headers,
    messages,
    /** Goes away, as a closed tab does. */
    async leave() {
      leaving.abort();
      await reader.cancel();
    },
  };
}

async function* parsed<S extends z.ZodType>(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  schema: S,
): AsyncGenerator<z.output<S>, void> {
  const decoder = new TextDecoder();
  let rest = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    const lines = (rest + decoder.decode(value, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield schema.parse(JSON.parse(line));
  }
}
