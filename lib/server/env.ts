import 'server-only';
import { hostname as machineName } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { ConfigError } from './config-error';

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const LOOPBACK_NAMES = ['127.0.0.1', '::1', 'localhost'];
const ENDPOINT_VARIABLES = ['AWS_ENDPOINT_URL', 'AWS_ENDPOINT_URL_KINESIS', 'AWS_ENDPOINT_URL_STS'];

type Variables = Readonly<Record<string, string | undefined>>;

const envSchema = z.object({
  PORT: z
    .string()
    .default('3000')
    .refine((text) => /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535, {
      message: 'a port is a number from 1 to 65535',
    }),
  SHARDLENS_CONFIG: z.string().min(1, 'is empty: name a file, or unset it').optional(),
  SHARDLENS_DATA: z.string().min(1, 'is empty: name a folder, or unset it').default('.shardlens'),
  SHARDLENS_LOG: z
    .enum(LOG_LEVELS, { message: `a log level is one of ${LOG_LEVELS.join(', ')}` })
    .default('info'),
});

export interface Environment {
  port: number;
  hostname: string;
  /** Path of the configuration file, where one was named. */
  configPath: string | undefined;
  /** Folder of what the server keeps: runs, uploads, templates. Absolute; made at the first write. */
  dataFolder: string;
  logLevel: (typeof LOG_LEVELS)[number];
  /** Whether the SDK's own variables send calls somewhere else than to AWS. */
  customEndpoint: boolean;
  development: boolean;
}

/**
 * Reads and checks what the environment may say. The one place that sees process.env.
 * @throws ConfigError listing every faulty variable
 */
export function readEnvironment(variables: Variables = process.env): Environment {
  const parsed = envSchema.safeParse(variables);
  const faults = parsed.error?.issues.map((issue) => {
    const name = String(issue.path[0]);
    return `${name}: ${issue.message} (got ${JSON.stringify(variables[name])})`;
  });
  const hostname = boundHostname(variables['HOSTNAME']);
  const exposed = LOOPBACK_NAMES.includes(hostname) ? [] : [exposedFault(hostname)];
  if (!parsed.success || exposed.length > 0) throw new ConfigError([...(faults ?? []), ...exposed]);
  return {
    port: Number(parsed.data.PORT),
    hostname,
    configPath: parsed.data.SHARDLENS_CONFIG,
    dataFolder: path.resolve(parsed.data.SHARDLENS_DATA),
    logLevel: parsed.data.SHARDLENS_LOG,
    customEndpoint: ENDPOINT_VARIABLES.some((name) => Boolean(variables[name])),
    development: variables['NODE_ENV'] === 'development',
  };
}

/** Shells and container runtimes set HOSTNAME to the machine's own name: that is nobody's wish to bind it. */
function boundHostname(wish: string | undefined): string {
  return !wish || wish === machineName() ? '127.0.0.1' : wish;
}

const exposedFault = (hostname: string) =>
  `HOSTNAME: Shardlens has no sign-in yet, so it binds loopback only: use 127.0.0.1, ::1 or localhost (got ${JSON.stringify(hostname)})`;

/** Whether this process is part of `next build`, which serves nobody and needs no settings. */
export function isBuilding(variables: Variables = process.env): boolean {
  return variables['NEXT_PHASE'] === 'phase-production-build';
}

/**
 * Next's own server binds every interface unless HOSTNAME says otherwise, so a server that was not started by
 * `npm start` must have been told.
 * @throws ConfigError
 */
export function checkServerBind(variables: Variables = process.env): void {
  const { NODE_ENV, HOSTNAME = '' } = variables;
  if (NODE_ENV !== 'production' || LOOPBACK_NAMES.includes(HOSTNAME)) return;
  throw new ConfigError([exposedFault(HOSTNAME || '0.0.0.0')]);
}

/** What the server process is given on top of the caller's own environment. */
export function serverVariables(port: number, hostname: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    PORT: String(port),
    HOSTNAME: hostname,
    NEXT_TELEMETRY_DISABLED: '1',
    ...SDK_NOTICE_OFF,
  };
}

/**
 * The SDK says on every start that versions after January 2027 want Node 22. The pinned one takes Node 20,
 * and package.json's engines is where the need stands, so the notice is not repeated to users.
 */
const SDK_NOTICE_OFF = { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' };

/** For processes that were not started by `npm start`, such as the development server. */
export function muteSdkVersionNotice(): void {
  Object.assign(process.env, SDK_NOTICE_OFF);
}
