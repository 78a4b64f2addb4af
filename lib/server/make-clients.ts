import 'server-only';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { KinesisClient, type KinesisClientConfig } from '@aws-sdk/client-kinesis';
import { STSClient } from '@aws-sdk/client-sts';
import { fromNodeProviderChain, fromTemporaryCredentials } from '@aws-sdk/credential-providers';
import { NodeHttp2Handler, NodeHttpHandler } from '@smithy/node-http-handler';
import { AppError } from '@/lib/errors';
import type { ConnectionConfig, EndpointService } from './config-schema';

export interface Clients {
  /** For metadata: the SDK tries a failed call again. */
  kinesis: KinesisClient;
  /** For records: reader and producer own the retries, inside their budget and deadline. */
  kinesisOnce: KinesisClient;
  /** For subscriptions, which the service answers over HTTP/2 alone; a local endpoint is spoken to in the same way. */
  kinesisStreaming: KinesisClient;
  cloudwatch: CloudWatchClient;
  /** null where no account stands behind the connection. */
  sts: STSClient | null;
}

interface Timeouts {
  connectionMs: number;
  /** From sending a request until it is answered, and between the parts of an answer. */
  requestMs: number;
}

const TIMEOUTS: Timeouts = { connectionMs: 3_000, requestMs: 15_000 };
const MAX_ATTEMPTS = 3;
const MAX_SOCKETS = 50;
const LOCAL_REGION = 'us-east-1';
/** Sent to local services, so that no real key ever is. */
const LOCAL_CREDENTIALS = { accessKeyId: 'local', secretAccessKey: 'local' };

/** Makes the clients of one connection. Endpoints come from the configuration alone. */
export function makeClients(connection: ConnectionConfig, timeouts = TIMEOUTS): Clients {
  const handler = makeHandler(timeouts);
  const shared = sharedConfig(connection, handler);
  const streams = new NodeHttp2Handler({ requestTimeout: timeouts.requestMs });
  const kinesis = { ...shared, ...serviceConfig(connection, 'kinesis', handler) };
  const cloudwatch = { ...shared, ...serviceConfig(connection, 'cloudwatch', handler) };
  return {
    kinesis: new KinesisClient({ ...kinesis, maxAttempts: MAX_ATTEMPTS }),
    kinesisOnce: new KinesisClient({ ...kinesis, maxAttempts: 1 }),
    kinesisStreaming: new KinesisClient({
      ...shared,
      ...serviceConfig(connection, 'kinesis', streams),
      maxAttempts: 1,
    }),
    cloudwatch: new CloudWatchClient({ ...cloudwatch, maxAttempts: MAX_ATTEMPTS }),
    sts: isLocal(connection)
      ? null
      : new STSClient({ ...shared, requestHandler: handler, maxAttempts: 1 }),
  };
}

const isLocal = (connection: ConnectionConfig) => connection.environment === 'local';

type SharedConfig = Pick<KinesisClientConfig, 'region' | 'profile' | 'credentials'>;

function sharedConfig(connection: ConnectionConfig, handler: NodeHttpHandler): SharedConfig {
  const { region, profile } = connection;
  if (isLocal(connection)) {
    return { region: region ?? LOCAL_REGION, credentials: LOCAL_CREDENTIALS };
  }
  return {
    ...(region && { region }),
    ...(profile && { profile }),
    credentials: credentialsOf(connection, handler),
  };
}

function credentialsOf(connection: ConnectionConfig, handler: NodeHttpHandler) {
  const { profile, roleArn, externalId, region } = connection;
  const chain = fromNodeProviderChain({ ignoreCache: true, ...(profile && { profile }) });
  if (!roleArn) return chain;
  return fromTemporaryCredentials({
    masterCredentials: chain,
    params: {
      RoleArn: roleArn,
      RoleSessionName: 'shardlens',
      ...(externalId && { ExternalId: externalId }),
    },
    clientConfig: { requestHandler: handler, ...(region && { region }) },
  });
}

function serviceConfig(
  connection: ConnectionConfig,
  service: EndpointService,
  handler: NodeHttpHandler | NodeHttp2Handler,
) {
  const endpoint = connection.endpoint?.[service];
  if (endpoint) return { endpoint, requestHandler: handler };
  const leaves = isLocal(connection);
  return { requestHandler: leaves ? refuseToLeave(connection.name, service) : handler };
}

/**
 * HTTP/1.1, which plain-http endpoints need and every call of ours is content with.
 * Without throwOnRequestTimeout a silent server would hang the call with no more than a warning.
 */
function makeHandler({ connectionMs, requestMs }: Timeouts): NodeHttpHandler {
  return new NodeHttpHandler({
    connectionTimeout: connectionMs,
    requestTimeout: requestMs,
    throwOnRequestTimeout: true,
    // The time of a request is over with the head of its answer: a body that stops is told by its socket.
    socketTimeout: requestMs,
    httpAgent: { keepAlive: true, maxSockets: MAX_SOCKETS },
    httpsAgent: { keepAlive: true, maxSockets: MAX_SOCKETS },
  });
}

/** A local connection without an endpoint for a service must not turn to the real one. */
function refuseToLeave(name: string, service: EndpointService) {
  const detail = `The local connection ${name} has no endpoint for ${service}.`;
  return { handle: () => Promise.reject(new AppError('upstream_unavailable', detail)) };
}
