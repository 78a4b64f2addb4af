import 'server-only';
import { z } from 'zod';
import { PERMISSIONS } from '@/lib/contract/connection';
import { connectionNameSchema } from '@/lib/contract/names';
import { problemSchema } from '@/lib/contract/problem';
import { type Operation, operations } from './operations';
import { VERSION } from './version';

type Json = Record<string, unknown>;

/** The description of every route as OpenAPI 3.1, made of the schemas that the routes themselves parse with. */
export function openApi(): Json {
  const paths: Record<string, Json> = {};
  for (const [name, operation] of Object.entries(operations)) {
    const path = operation.path.replaceAll(/\[(\w+)\]/g, '{$1}');
    paths[path] = { ...paths[path], [operation.method.toLowerCase()]: describe(name, operation) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Shardlens',
      version: VERSION,
      description: 'A self-hosted dashboard for Amazon Kinesis Data Streams',
    },
    paths,
    components: { schemas: { Problem: jsonSchema(problemSchema, 'output') } },
  };
}

function describe(name: string, operation: Operation): Json {
  const { summary, permission, answer, method, lines } = operation;
  return {
    operationId: name,
    summary,
    ...(permission && {
      description: `Needs "${permission}" in the connection's allow (one of ${PERMISSIONS.join(', ')}).`,
    }),
    parameters: [...pathParameters(operation), ...queryParameters(operation)],
    ...(method === 'POST' && {
      requestBody: { required: true, content: bodyContent(operation) },
    }),
    responses: {
      200: {
        description: lines ? 'Messages, a JSON object a line' : 'The answer',
        content: json(
          lines ? 'application/x-ndjson' : 'application/json',
          jsonSchema(answer, 'output'),
        ),
      },
      default: {
        description: 'What went wrong, as RFC 9457 has it',
        content: json('application/problem+json', { $ref: '#/components/schemas/Problem' }),
      },
    },
  };
}

function bodyContent({ body, takesFile }: Operation): Json {
  if (!takesFile) return json('application/json', jsonSchema(body, 'input'));
  return json('application/octet-stream', { type: 'string', format: 'binary' });
}

const json = (mediaType: string, schema: Json) => ({ [mediaType]: { schema } });

function pathParameters({ path, params }: Operation): Json[] {
  const known = { connection: connectionNameSchema, ...params.shape };
  return Object.entries(known)
    .filter(([name]) => path.includes(`[${name}]`))
    .map(([name, schema]) => ({
      name,
      in: 'path',
      required: true,
      schema: jsonSchema(schema, 'input'),
    }));
}

function queryParameters({ query }: Operation): Json[] {
  return Object.entries(query.shape).map(([name, schema]) => ({
    name,
    in: 'query',
    required: !z.safeParse(schema, undefined).success,
    schema: jsonSchema(schema, 'input'),
  }));
}

function jsonSchema(schema: z.core.$ZodType, io: 'input' | 'output'): Json {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io });
  return rest;
}
