import { parseArgs } from 'node:util';
import type { StreamMode } from '@aws-sdk/client-kinesis';

export interface LocalSettings {
  ports: { kinesis: number; cloudwatch: number; dynamodb: number };
  streams: { name: string; shards?: number; mode?: StreamMode }[];
  traffic: boolean;
  help: boolean;
}

/** A flag that cannot be understood; the message is one sentence for the person who typed it. */
export class FlagFault extends Error {}

export const LOCAL_HELP = `Starts a local Kinesis, CloudWatch and DynamoDB on 127.0.0.1, in memory.

  npm run local -- [flags]

  --kinesis-port <port>      default 4567; 0 takes a free one
  --cloudwatch-port <port>   default 4568
  --dynamodb-port <port>     default 4569
  --stream <name>:<shards>   create a stream; repeat for more. <name>:on-demand for an on-demand stream,
                             <name> alone for one shard
  --traffic                  write and read live demonstration traffic
  --help                     this text`;

const MAX_SHARDS = 10_000;

/** Reads the command line of the local service. @throws FlagFault naming the flag that is wrong */
export function readLocalSettings(args: readonly string[]): LocalSettings {
  const { values } = parsed(args);
  return {
    ports: {
      kinesis: portOf('--kinesis-port', values['kinesis-port']),
      cloudwatch: portOf('--cloudwatch-port', values['cloudwatch-port']),
      dynamodb: portOf('--dynamodb-port', values['dynamodb-port']),
    },
    streams: values.stream.map(streamOf),
    traffic: values.traffic,
    help: values.help,
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        'kinesis-port': { type: 'string', default: '4567' },
        'cloudwatch-port': { type: 'string', default: '4568' },
        'dynamodb-port': { type: 'string', default: '4569' },
        stream: { type: 'string', multiple: true, default: [] },
        traffic: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    const [sentence = ''] = error instanceof Error ? error.message.split('. ') : [];
    throw new FlagFault(`${sentence.replace(/\.$/, '')}. --help lists the flags.`);
  }
}

function portOf(flag: string, text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port <= 65_535) return port;
  throw new FlagFault(`${flag} takes a port from 0 to 65535, not '${text}'.`);
}

function streamOf(text: string): LocalSettings['streams'][number] {
  const [, name, amount = '1'] =
    /^([a-zA-Z0-9_.-]{1,128})(?::(on-demand|\d{1,5}))?$/.exec(text) ?? [];
  if (name !== undefined && amount === 'on-demand') return { name, mode: 'ON_DEMAND' };
  const shards = Number(amount);
  if (name !== undefined && shards >= 1 && shards <= MAX_SHARDS) return { name, shards };
  throw new FlagFault(
    `--stream takes <name>:<shards from 1 to ${MAX_SHARDS}> or <name>:on-demand, not '${text}'.`,
  );
}
