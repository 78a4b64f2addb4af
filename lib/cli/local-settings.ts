import { parseArgs } from 'node:util';
import type { StreamMode } from '@aws-sdk/client-kinesis';
import { DEFAULT_LIMITS, type Limits } from '@/lib/local/kinesis/limits';
import { NO_LIMITS } from '@/lib/local/kinesis/no-limits';

export interface LocalSettings {
  ports: { kinesis: number; cloudwatch: number; dynamodb: number; control: number };
  streams: { name: string; shards?: number; mode?: StreamMode }[];
  /** Over the service's own; Infinity is off. */
  limits: Partial<Limits>;
  /** Files of records to begin with. */
  seeds: { stream: string; file: string }[];
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
  --control-port <port>      default 4570: faults, scenarios, figures
  --stream <name>:<shards>   create a stream; repeat for more. <name>:on-demand for an on-demand stream,
                             <name> alone for one shard
  --limits off               no rate limits; counts, such as shards of an account, stay. Default on
  --limit <name>=<number>    another limit, or <name>=off; repeat for more. A wrong name lists them all
  --seed-data <stream>=<file.jsonl>
                             store the lines as records; the stream is created when no --stream names it.
                             A line {"partitionKey":"…","data":"…"} says its key itself
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
      control: portOf('--control-port', values['control-port']),
    },
    streams: values.stream.map(streamOf),
    limits: limitsOf(values.limits, values.limit),
    seeds: values['seed-data'].map(seedOf),
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
        'control-port': { type: 'string', default: '4570' },
        stream: { type: 'string', multiple: true, default: [] },
        limits: { type: 'string', default: 'on' },
        limit: { type: 'string', multiple: true, default: [] },
        'seed-data': { type: 'string', multiple: true, default: [] },
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

function limitsOf(all: string, single: readonly string[]): Partial<Limits> {
  if (all !== 'on' && all !== 'off') {
    throw new FlagFault(`--limits takes on or off, not '${all}'.`);
  }
  return Object.assign(all === 'off' ? { ...NO_LIMITS } : {}, ...single.map(limitOf));
}

function limitOf(text: string): Partial<Limits> {
  const [, name = '', amount = ''] = /^([A-Za-z]+)=(off|\d{1,15}(?:\.\d+)?)$/.exec(text) ?? [];
  const value = amount === 'off' ? Number.POSITIVE_INFINITY : Number(amount);
  if (Object.hasOwn(DEFAULT_LIMITS, name) && value > 0) return { [name]: value };
  throw new FlagFault(
    `--limit takes <name>=<number above 0> or <name>=off, not '${text}'. The names are ${Object.keys(DEFAULT_LIMITS).join(', ')}.`,
  );
}

function seedOf(text: string): LocalSettings['seeds'][number] {
  const [, stream, file] = /^([a-zA-Z0-9_.-]{1,128})=(.+)$/.exec(text) ?? [];
  if (stream !== undefined && file !== undefined) return { stream, file };
  throw new FlagFault(`--seed-data takes <stream>=<file.jsonl>, not '${text}'.`);
}
