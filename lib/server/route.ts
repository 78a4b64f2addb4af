import 'server-only';
import type { z } from 'zod';
import { AppError } from '@/lib/errors';
import type { ConnectionDeps } from './connection-deps';
import { fanOutSignal } from './fan-out-signal';
import { lineStream } from './line-stream';
import type { Operation } from './operations';
import { parseInput, queryObject } from './parse-input';
import { checkBodyHeaders, checkFileHeaders, readJsonBody } from './read-json-body';
import { respond } from './respond';
import type { Runtime } from './runtime';
import { toProblem } from './to-problem';

type Segments = Readonly<Record<string, string | string[] | undefined>>;

/** What Next hands to a route handler beside the request. */
interface RouteContext {
  params: Promise<Segments>;
}
type RouteHandler = (request: Request, context: RouteContext) => Promise<Response>;

interface Input<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType> {
  params: z.output<P>;
  query: z.output<Q>;
  body: z.output<B>;
}

interface Call<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType> {
  input: Input<P, Q, B>;
  deps: ConnectionDeps;
  /** Aborts when the client goes away. */
  signal: AbortSignal;
}

/**
 * A handler of a route below a connection. Before it runs: host, origin, content type and size, connection,
 * permission, then the input by its schemas; after it: the answer, or a problem, and one log line.
 */
export function route<
  P extends z.ZodObject,
  Q extends z.ZodObject,
  B extends z.ZodType,
  A extends z.ZodType,
>(
  operation: Operation<P, Q, B, A>,
  handle: (call: Call<P, Q, B>) => Promise<z.output<A>>,
): RouteHandler {
  return (request, context) =>
    respond(request, operation.path, async ({ server }) =>
      handle(await openCall(operation, { server, request, context })),
    );
}

/**
 * A handler that answers with messages, a JSON object a line, for as long as the client takes them. What fails before
 * the first message is an ordinary problem; what fails later is the last line.
 */
export function streamRoute<
  P extends z.ZodObject,
  Q extends z.ZodObject,
  B extends z.ZodType,
  A extends z.ZodType,
>(
  operation: Operation<P, Q, B, A>,
  handle: (call: Call<P, Q, B>) => AsyncIterable<z.output<A>>,
): RouteHandler {
  return (request, context) =>
    respond(request, operation.path, async ({ server, requestId, log }) => {
      const call = await openCall(operation, { server, request, context });
      const place = server.openStreams.enter();
      const signal = fanOutSignal(AbortSignal.any([call.signal, place.signal]));
      try {
        return await lineStream({
          messages: handle({ ...call, signal }),
          signal,
          toLast: (error) => ({ type: 'problem', problem: toProblem(error, requestId) }),
          onEnd: (error) => {
            place.leave();
            log(signal.aborted ? undefined : error);
          },
        });
      } catch (error) {
        place.leave();
        throw error;
      }
    });
}

interface Arrival {
  server: Runtime;
  request: Request;
  context: RouteContext;
}

async function openCall<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType>(
  operation: Operation<P, Q, B>,
  { server, request, context }: Arrival,
): Promise<Call<P, Q, B>> {
  if (operation.takesFile) checkFileHeaders(request.headers);
  else if (operation.method === 'POST') checkBodyHeaders(request.headers);
  const { connection, ...segments } = await context.params;
  refuseTraversal(segments);
  const deps = connectionOf(server, connection);
  checkPermission(operation, deps);
  const input = await readInput(operation, request, segments);
  return { input, deps, signal: fanOutSignal(request.signal) };
}

/** A handler of a route that belongs to no connection and takes no input. */
export function serverRoute<A extends z.ZodType>(
  operation: Operation<z.ZodObject, z.ZodObject, z.ZodType, A>,
  handle: (server: Runtime) => Promise<z.output<A>>,
): RouteHandler {
  return (request) =>
    respond(request, operation.path, async ({ server }) => {
      readQuery(operation.query, request);
      return handle(server);
    });
}

/** Answers every address below /api that no other route has. */
export const unknownRoute: RouteHandler = (request) =>
  respond(request, '/api/[[...path]]', () => Promise.reject(routeNotFound()));

function connectionOf(server: Runtime, name: string | string[] | undefined): ConnectionDeps {
  const deps = typeof name === 'string' ? server.connections.get(name) : undefined;
  if (deps) return deps;
  throw new AppError('connection_not_found', 'No connection of this name is configured.');
}

function checkPermission({ permission }: Operation, { config }: ConnectionDeps): void {
  if (permission === null || config.allow.includes(permission)) return;
  throw new AppError(
    'not_allowed',
    `The connection ${config.name} allows ${config.allow.join(', ') || 'nothing'}. Add "${permission}" to its "allow" in the configuration to permit this.`,
  );
}

async function readInput<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType>(
  operation: Operation<P, Q, B>,
  request: Request,
  segments: Segments,
): Promise<Input<P, Q, B>> {
  const { params, query, body } = operation;
  return {
    query: readQuery(query, request),
    params: parseInput(params, segments, 'path'),
    body: parseInput(body, await readBody(operation, request), 'body'),
  };
}

/** A file is handed on as it comes in. */
function readBody({ method, takesFile }: Operation, { body }: Request): unknown {
  if (takesFile) return body;
  return method === 'POST' ? readJsonBody(body) : null;
}

function readQuery<Q extends z.ZodObject>(schema: Q, request: Request): z.output<Q> {
  return parseInput(schema, queryObject(new URL(request.url).searchParams, schema), 'query');
}

/** An encoded slash or the like never belongs to a name: such an address leads nowhere. */
function refuseTraversal(segments: Segments): void {
  const odd = Object.values(segments).some((one) => /[/\\\0]|%2f|%5c|%00/i.test(String(one)));
  if (odd) throw routeNotFound();
}

const routeNotFound = () =>
  new AppError('route_not_found', 'There is no such route. GET /api/openapi.json lists them all.');
