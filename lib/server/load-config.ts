import 'server-only';
import { existsSync, readFileSync } from 'node:fs';
import type { z } from 'zod';
import { configCrossFaults } from './config-cross-faults';
import { ConfigError } from './config-error';
import { type Config, configSchema } from './config-schema';

const DEFAULT_FILE = 'shardlens.config.json';
const SHOWN_CHARACTERS = 80;

/** Without a file there is one connection, on whatever the ordinary AWS credential chain finds. */
const WITHOUT_A_FILE = { connections: [{ name: 'default' }] };

/** The file that configures this process: the named one, else ./shardlens.config.json where there is one. */
export function configFile(configPath: string | undefined): string | undefined {
  return configPath ?? (existsSync(DEFAULT_FILE) ? DEFAULT_FILE : undefined);
}

/**
 * Reads the configuration: the named file, else ./shardlens.config.json, else one connection on the ordinary chain.
 * @throws ConfigError with a line for every fault: file, path, what is wrong, what stands there
 */
export function loadConfig(configPath: string | undefined): Config {
  const file = configFile(configPath);
  return file === undefined
    ? parseConfig(WITHOUT_A_FILE, 'built-in configuration')
    : parseConfig(readJson(file), file);
}

/** @throws ConfigError with a line for every fault */
export function parseConfig(input: unknown, file: string): Config {
  const parsed = configSchema.safeParse(input);
  const faults = [
    ...(parsed.error?.issues ?? []).flatMap((issue) => faultLines(issue, input)),
    ...configCrossFaults(input).map((fault) => faultLine(fault, input)),
  ];
  if (parsed.success && faults.length === 0) return parsed.data;
  throw new ConfigError(faults.map((fault) => `${file}: ${fault}`));
}

function readJson(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new ConfigError([`${file}: cannot be read (${reasonOf(error)})`]);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ConfigError([`${file}: is not JSON (${reasonOf(error)})`]);
  }
}

function faultLines(issue: z.core.$ZodIssue, input: unknown): string[] {
  return issue.code === 'unrecognized_keys'
    ? issue.keys.map((key) =>
        faultLine({ path: [...issue.path, key], message: 'is not a known setting' }, input),
      )
    : [faultLine(issue, input)];
}

function faultLine(
  { path, message }: { path: readonly PropertyKey[]; message: string },
  input: unknown,
): string {
  return `${path.map(String).join('.') || 'the whole'}: ${message} (got ${shown(valueAt(input, path))})`;
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined,
    input,
  );
}

function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text;
}

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
