import { z } from 'zod';
import { type Endpoints, endpointSchema } from './config-schema';

export interface CrossFault {
  path: readonly PropertyKey[];
  message: string;
}

/** As much of a configuration as can be read, however broken the rest is. */
const readableSchema = z.object({
  connections: z
    .array(
      z
        .object({
          name: z.string().optional().catch(undefined),
          environment: z.string().optional().catch(undefined),
          endpoint: endpointSchema.optional().catch(undefined),
          roleArn: z.unknown().optional(),
          externalId: z.unknown().optional(),
        })
        .catch({}),
    )
    .catch([]),
});
type ReadableConnection = z.output<typeof readableSchema>['connections'][number];

/** Faults between settings, found also where single settings are faulty, so that one start tells all. */
export function configCrossFaults(input: unknown): CrossFault[] {
  const connections = readableSchema.safeParse(input).data?.connections ?? [];
  return connections.flatMap((connection, index) =>
    [...connectionFaults(connection), ...duplicateFaults(connections, index)].map(
      ({ path, message }) => ({ path: ['connections', index, ...path], message }),
    ),
  );
}

function duplicateFaults(connections: readonly ReadableConnection[], index: number): CrossFault[] {
  const name = connections[index]?.name;
  const first = connections.findIndex((other) => other.name === name);
  return name === undefined || first === index
    ? []
    : [{ path: ['name'], message: `connections.${first} has this name already` }];
}

function connectionFaults(connection: ReadableConnection): CrossFault[] {
  const faults: CrossFault[] = [];
  const local = connection.environment === 'local';
  if (connection.externalId !== undefined && connection.roleArn === undefined) {
    faults.push({ path: ['externalId'], message: 'is of no use without a roleArn' });
  }
  if (local && !connection.endpoint?.kinesis) {
    faults.push({
      path: ['endpoint'],
      message: 'a local connection names the endpoint of its local service',
    });
  }
  return local ? faults : [...faults, ...unprotectedFaults(connection.endpoint ?? {})];
}

function unprotectedFaults(endpoints: Endpoints): CrossFault[] {
  return Object.entries(endpoints)
    .filter(([, url]) => crossesTheNetworkInTheClear(url))
    .map(([service]) => ({
      path: ['endpoint', service],
      message:
        'plain http would carry records over the network unprotected: use https, or the environment "local"',
    }));
}

function crossesTheNetworkInTheClear(endpoint: string): boolean {
  const { protocol, hostname } = new URL(endpoint);
  return protocol === 'http:' && !['127.0.0.1', '[::1]', 'localhost'].includes(hostname);
}
