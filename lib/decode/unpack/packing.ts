import {
  brotliDecompressSync,
  gunzipSync,
  type InputType,
  inflateRawSync,
  inflateSync,
  type ZlibOptions,
} from 'node:zlib';
import { Malformed } from '@/lib/decode/binary/malformed';
import { tooLarge } from './too-large';
import { unpackZstd } from './unpack-zstd';

export type PackingName = 'gzip' | 'zlib' | 'zstd' | 'brotli';

const SMALL_BYTES = 32 * 1024;
const SMALL_CHUNK_BYTES = 16 * 1024;
/** Unpacks large payloads in half the time, but would cost small ones more than they take. */
const LARGE_CHUNK_BYTES = 256 * 1024;

export interface Packing {
  /** Whether the bytes say of themselves that they are packed so. Brotli's never do. */
  recognises(bytes: Uint8Array): boolean;
  /**
   * @throws LimitReached where more than `maxBytes` would come out
   * @throws Malformed where the bytes are not packed so
   */
  unpack(bytes: Uint8Array, maxBytes: number): Uint8Array;
}

export const PACKINGS: Readonly<Record<PackingName, Packing>> = {
  gzip: {
    recognises: ([first, second, method]) => first === 0x1f && second === 0x8b && method === 8,
    unpack: (bytes, maxBytes) => unpackWith(gunzipSync, bytes, maxBytes),
  },
  zlib: {
    recognises: ([method = 0, flags = 0]) =>
      method === 0x78 && [0x01, 0x5e, 0x9c, 0xda].includes(flags),
    unpack: (bytes, maxBytes) => unpackWith(inflateSync, bytes, maxBytes),
  },
  zstd: {
    recognises: ([first, second, third, fourth]) =>
      first === 0x28 && second === 0xb5 && third === 0x2f && fourth === 0xfd,
    unpack: unpackZstd,
  },
  brotli: {
    recognises: () => false,
    unpack: (bytes, maxBytes) => unpackWith(brotliDecompressSync, bytes, maxBytes),
  },
};

/** Deflate without an envelope, as Avro's containers have it. */
export function unpackDeflate(bytes: Uint8Array, maxBytes: number): Uint8Array {
  return unpackWith(inflateRawSync, bytes, maxBytes);
}

function unpackWith(
  unpack: (bytes: InputType, options: ZlibOptions) => Uint8Array,
  bytes: Uint8Array,
  maxBytes: number,
): Uint8Array {
  if (maxBytes <= 0) throw tooLarge(maxBytes);
  try {
    const chunkSize = bytes.length > SMALL_BYTES ? LARGE_CHUNK_BYTES : SMALL_CHUNK_BYTES;
    return unpack(bytes, { maxOutputLength: maxBytes, chunkSize });
  } catch (error) {
    const { code, message } = failureOf(error);
    throw code === 'ERR_BUFFER_TOO_LARGE' ? tooLarge(maxBytes) : new Malformed(message);
  }
}

function failureOf(error: unknown): { code: unknown; message: string } {
  if (!(error instanceof Error)) return { code: undefined, message: 'it cannot be unpacked' };
  return { code: 'code' in error ? error.code : undefined, message: error.message };
}
