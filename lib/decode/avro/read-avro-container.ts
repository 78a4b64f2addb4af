import { strictText } from '@/lib/decode/binary/byte-reader';
import type { JsonMaker } from '@/lib/decode/binary/json-maker';
import { Malformed } from '@/lib/decode/binary/malformed';
import { unpackDeflate } from '@/lib/decode/unpack/packing';
import { unpackZstd } from '@/lib/decode/unpack/unpack-zstd';
import type { AvroType } from './avro-type';
import { parseAvroSchema } from './parse-avro-schema';
import { AvroReader } from './read-avro';

const MAGIC = Buffer.from('Obj\u0001');
const SYNC_BYTES = 16;
const MAX_ENTRIES = 1_000;

type Unpack = (bytes: Uint8Array, maxBytes: number) => Uint8Array;
const CODECS: ReadonlyMap<string, Unpack> = new Map<string, Unpack>([
  ['null', (bytes) => bytes],
  ['deflate', unpackDeflate],
  ['zstandard', unpackZstd],
]);

export function isAvroContainer(bytes: Uint8Array): boolean {
  return MAGIC.every((byte, index) => bytes[index] === byte);
}

interface Container {
  /** A JSON array of the container's objects. */
  json: string;
  objects: number;
  codec: string;
}

/**
 * Reads an Avro object container by the schema that it brings along; `maxBytes` bounds what its blocks unpack to.
 * @throws Malformed where it is broken
 * @throws LimitReached where it is too large to be shown
 * @see https://avro.apache.org/docs/1.12.0/specification/#object-container-files
 */
export function readAvroContainer(bytes: Uint8Array, json: JsonMaker, maxBytes: number): Container {
  const reader = new AvroReader(bytes.subarray(MAGIC.length), json);
  const meta = readMeta(reader);
  const sync = reader.take(SYNC_BYTES);
  const codec = meta.get('avro.codec') ?? 'null';
  const unpack = CODECS.get(codec);
  if (!unpack) throw new Malformed(`its codec ${codec.slice(0, 60)} is not supported`);
  const type = parseAvroSchema(meta.get('avro.schema') ?? '');
  const blocks = new BlockReader({ reader, sync, unpack, json, maxBytes });
  return { json: json.array(blocks.objects(type)), objects: blocks.count, codec };
}

function readMeta(reader: AvroReader): ReadonlyMap<string, string> {
  const meta = new Map<string, string>();
  for (const _ of reader.blocks()) {
    const key = strictText(reader.take(reader.length()));
    meta.set(key, strictText(reader.take(reader.length())));
    if (meta.size > MAX_ENTRIES) throw new Malformed('its header is too long');
  }
  return meta;
}

interface Blocks {
  reader: AvroReader;
  sync: Uint8Array;
  unpack: Unpack;
  json: JsonMaker;
  maxBytes: number;
}

class BlockReader {
  count = 0;

  constructor(private readonly blocks: Blocks) {}

  *objects(type: AvroType): Generator<string> {
    const { reader, sync, unpack, json } = this.blocks;
    while (reader.left > 0) {
      const objects = reader.length();
      const bytes = unpack(reader.take(reader.length()), this.blocks.maxBytes);
      this.blocks.maxBytes -= bytes.length;
      const block = new AvroReader(bytes, json);
      for (let index = 0; index < objects; index++, this.count++) yield block.value(type);
      if (block.left > 0) throw new Malformed('a block holds more than its objects');
      if (Buffer.compare(reader.take(SYNC_BYTES), sync) !== 0) {
        throw new Malformed('a block does not end with the sync marker');
      }
    }
  }
}
