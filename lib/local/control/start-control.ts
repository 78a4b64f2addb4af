import { type AnyRequest, type AnyResponse, type Listening, listen } from '@/lib/local/wire/listen';
import { readBody } from '@/lib/local/wire/read-body';
import { ServiceFault } from '@/lib/local/wire/service-fault';
import { ControlFault } from './control-fault';
import { CONTROL_ROUTES, type Controlled } from './control-routes';

interface ControlOptions {
  controlled: Controlled;
  /** 0, the default, takes a free port. */
  port?: number;
}

const MOST_BYTES = 64 * 1024;
const LOOPBACK = /^(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?$/;

/** Serves faults, scenarios, figures and the clock of a local service as JSON, on 127.0.0.1 and to it alone. */
export function startControl({ controlled, port = 0 }: ControlOptions): Promise<Listening> {
  return listen({
    port,
    onRequest: (request, response) => {
      answer(request, controlled)
        .catch(refusalOf)
        .then(({ status, body }) => send(response, status, body))
        .catch(() => response.destroy());
    },
  });
}

interface Answer {
  status: number;
  body: unknown;
}

async function answer(request: AnyRequest, controlled: Controlled): Promise<Answer> {
  const { headers } = request;
  const host = headers.host ?? String(headers[':authority'] ?? '');
  // A page of another site can reach loopback, but neither under its own name nor with this content type.
  if (!LOOPBACK.test(host)) throw new ControlFault(421, 'Only loopback names are answered here.');
  const { method = '' } = request;
  if (method === 'POST' && !/^application\/json\b/.test(headers['content-type'] ?? '')) {
    throw new ControlFault(415, 'Send the body as JSON, with content-type: application/json.');
  }
  const [, room = '', name = ''] = (request.url ?? '').split('?', 1)[0]?.split('/') ?? [];
  const key = `${method} /${room}${name && '/*'}`;
  const route = Object.hasOwn(CONTROL_ROUTES, key) ? CONTROL_ROUTES[key] : undefined;
  if (!route) {
    const known = Object.keys(CONTROL_ROUTES).join(', ');
    throw new ControlFault(404, `There is no ${method} ${request.url}. Known are ${known}.`);
  }
  const body = method === 'POST' ? jsonOf(await readBody(request, MOST_BYTES)) : undefined;
  return { status: route.status, body: await route.answer({ ...controlled, name, body }) };
}

function jsonOf(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    throw new ControlFault(400, 'The body is not JSON.', [
      { field: 'body', message: 'is not JSON' },
    ]);
  }
}

function refusalOf(error: unknown): Answer {
  if (error instanceof ControlFault) {
    const { status, message, fields } = error;
    return { status, body: { message, fields } };
  }
  const status = error instanceof ServiceFault ? error.status : 500;
  return { status, body: { message: error instanceof Error ? error.message : '', fields: [] } };
}

function send(response: AnyResponse, status: number, body: unknown): void {
  response.statusCode = status;
  response.setHeader('content-type', 'application/json');
  response.setHeader('cache-control', 'no-store');
  response.end(JSON.stringify(body));
}
