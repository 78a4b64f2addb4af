import type { DecodeStep } from '@/lib/contract/record';

const NAMES: Readonly<Record<string, string>> = {
  kpl: 'a KPL aggregate',
  glue: 'a Glue frame',
  'utf-8': 'UTF-8',
  'cloudwatch-logs': 'CloudWatch Logs',
  json: 'JSON',
  'json-lines': 'JSON lines',
  avro: 'Avro',
  protobuf: 'Protobuf',
  msgpack: 'MessagePack',
  cbor: 'CBOR',
};

const PACKINGS: ReadonlySet<string> = new Set(['gzip', 'zlib', 'zstd', 'brotli']);

const nameOf = (step: string) => NAMES[step] ?? step;

/** What one decode step did, in words: what came of it, or what it is not and why. */
export function decodeWords({ step, ok, detail }: DecodeStep): string {
  if (ok) return PACKINGS.has(step) ? `${step}, ${detail}` : detail;
  return detail.startsWith('not ') ? detail : `not ${nameOf(step)}: ${detail}`;
}
