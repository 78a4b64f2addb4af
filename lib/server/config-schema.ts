import { z } from 'zod';
import {
  type Environment,
  environmentSchema,
  PERMISSIONS,
  type Permission,
  permissionSchema,
} from '@/lib/contract/connection';
import { connectionNameSchema } from '@/lib/contract/names';

/** Services that a connection may send to an endpoint of its own. */
const ENDPOINT_SERVICES = ['kinesis', 'cloudwatch', 'dynamodb', 'lambda'] as const;
export type EndpointService = (typeof ENDPOINT_SERVICES)[number];
export type Endpoints = Partial<Record<EndpointService, string>>;

/** `/api/…` is taken by the server's own routes. */
const RESERVED_NAMES = ['api'];

const urlSchema = z.string().superRefine((text, context) => {
  const message = endpointFault(text);
  if (message) context.addIssue({ code: 'custom', message });
});

const perServiceSchema = z.strictObject({
  kinesis: urlSchema.optional(),
  cloudwatch: urlSchema.optional(),
  dynamodb: urlSchema.optional(),
  lambda: urlSchema.optional(),
});

/** A bare URL stands for every service. */
export const endpointSchema = z
  .union([z.string(), z.record(z.string(), z.unknown())])
  .transform((value, context): Endpoints => {
    const parsed =
      typeof value === 'string'
        ? urlSchema.transform(everyService).safeParse(value)
        : perServiceSchema.transform(withoutUndefined).safeParse(value);
    if (parsed.success) return parsed.data;
    for (const { path, message } of parsed.error.issues) {
      context.addIssue({ code: 'custom', path, message });
    }
    return z.NEVER;
  });

const loopbackSchema = z
  .string()
  .refine((text) => URL.canParse(text) && isLoopbackOrigin(new URL(text)), {
    message: 'a control port is an http URL of this machine, such as http://127.0.0.1:4570',
  });

const nonEmptySchema = z.string().min(1, 'is empty');

const connectionSchema = z
  .strictObject({
    name: connectionNameSchema.refine((name) => !RESERVED_NAMES.includes(name), {
      message: 'this name is taken by the server itself',
    }),
    region: z
      .string()
      .regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'a region reads like eu-central-1')
      .optional(),
    profile: nonEmptySchema.optional(),
    roleArn: z
      .string()
      .regex(
        /^arn:aws[a-z-]*:iam::\d{12}:role\/\S+$/,
        'a role reads like arn:aws:iam::123456789012:role/name',
      )
      .optional(),
    externalId: nonEmptySchema.optional(),
    endpoint: endpointSchema.optional(),
    /** Control port of a local service, on this machine. */
    rehearsal: loopbackSchema.optional(),
    environment: environmentSchema.default('other'),
    /** How much of a shard's reads, which all of its consumers share, may be the dashboard's. */
    reads: z
      .strictObject({
        callsPerSecondPerShard: z
          .number()
          .min(0.2, 'is at least 0.2: a call every five seconds')
          .max(
            5,
            'is at most 5: a shard answers five calls a second, of all its consumers together',
          ),
      })
      .optional(),
    allow: z.array(permissionSchema).optional(),
  })
  .transform((connection) => ({
    ...connection,
    allow: connection.allow ?? defaultAllow(connection.environment),
  }));
export type ConnectionConfig = z.output<typeof connectionSchema>;

export const configSchema = z.strictObject({
  $schema: z.string().optional(),
  connections: z.array(connectionSchema).min(1, 'at least one connection is needed'),
  allowedHosts: z
    .array(
      z
        .string()
        .regex(/^[a-z0-9.-]+(:\d{1,5})?$/, 'a host is a lower-case name, with or without a port'),
    )
    .default([]),
});
export type Config = z.output<typeof configSchema>;

function isLoopbackOrigin({
  protocol,
  hostname,
  username,
  password,
  pathname,
  search,
}: URL): boolean {
  const isLoopback = ['127.0.0.1', '[::1]', 'localhost'].includes(hostname);
  return (
    protocol === 'http:' && isLoopback && username + password + search === '' && pathname === '/'
  );
}

function endpointFault(text: string): string | undefined {
  if (!URL.canParse(text)) return 'an endpoint is a URL, such as http://127.0.0.1:4567';
  const url = new URL(text);
  if (!/^https?:$/.test(url.protocol)) return 'an endpoint is an http or https URL';
  return url.username || url.password ? 'an endpoint carries no user name or password' : undefined;
}

const everyService = (url: string): Endpoints =>
  Object.fromEntries(ENDPOINT_SERVICES.map((service) => [service, url]));

const withoutUndefined = (endpoints: z.infer<typeof perServiceSchema>): Endpoints =>
  Object.fromEntries(Object.entries(endpoints).filter(([, url]) => url !== undefined));

function defaultAllow(environment: Environment): Permission[] {
  return environment === 'local' ? [...PERMISSIONS] : ['view', 'read'];
}
