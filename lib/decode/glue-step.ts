import { formatCounted } from '@/lib/format/format-count';
import { reasonOf } from './binary/malformed';
import type { Payload, Step, StepContext } from './decode-step';
import { PACKINGS } from './unpack/packing';

const VERSION = 3;
const HEADER_BYTES = 18;
const PLAIN = 0;
const ZLIB = 5;

/**
 * The frame of the AWS Glue Schema Registry: version, compression, schema version id, payload.
 * @see https://docs.aws.amazon.com/glue/latest/dg/schema-registry-integrations.html
 */
export const glueStep: Step = {
  name: 'glue',
  applies: ({ bytes }) =>
    bytes.length >= HEADER_BYTES &&
    bytes[0] === VERSION &&
    (bytes[1] === PLAIN || bytes[1] === ZLIB),
  run({ bytes, unpacked = false }, context) {
    const schema = `schema version ${uuid(bytes.subarray(2, HEADER_BYTES))}`;
    const framed = bytes.subarray(HEADER_BYTES);
    if (bytes[1] === PLAIN) {
      return { payload: { bytes: framed, unpacked, framed: true }, detail: schema };
    }
    if (unpacked) return { reason: `${schema}, packed twice, of which one layer is unpacked` };
    return unframed(framed, schema, context);
  },
};

function unframed(framed: Uint8Array, schema: string, { allowance }: StepContext) {
  try {
    const bytes = PACKINGS.zlib.unpack(framed, allowance.unpackedBytes);
    allowance.spend(bytes.length);
    const payload: Payload = { bytes, unpacked: true, framed: true };
    return {
      payload,
      detail: `${schema}, unpacked with zlib to ${formatCounted(bytes.length, 'byte')}`,
    };
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === undefined) throw error;
    return { reason: `${schema}, but zlib: ${reason}` };
  }
}

function uuid(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
