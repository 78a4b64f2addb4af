import type { DecodeSettings, DecodeStepName } from '@/lib/contract/record';
import { invalidField } from '@/lib/errors';
import type { AvroType } from './avro/avro-type';
import { parseAvroSchema } from './avro/parse-avro-schema';
import { reasonOf } from './binary/malformed';
import { parseProto } from './protobuf/parse-proto';
import type { ProtoMessage } from './protobuf/proto-message';

/** Settings whose schemas are read, so that no record has to read them again. */
export interface CompiledSettings {
  /** undefined: all, where the bytes look like it. */
  steps?: ReadonlySet<DecodeStepName>;
  avro?: AvroType;
  protobuf?: ProtoMessage;
}

export const AUTOMATIC: CompiledSettings = {};

/**
 * Reads the schemas of a stream's settings, once for all of its records.
 * @throws AppError invalid_input at the field whose text is not a schema
 */
export function compileSettings({ steps, avroSchema, protobuf }: DecodeSettings): CompiledSettings {
  return {
    ...(steps && steps.length > 0 && { steps: new Set(steps) }),
    ...(avroSchema && { avro: atField('avroSchema', () => parseAvroSchema(avroSchema)) }),
    ...(protobuf && {
      protobuf: atField('protobuf', () => parseProto(protobuf.proto, protobuf.messageType)),
    }),
  };
}

function atField<T>(field: string, parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    const reason = reasonOf(error);
    throw reason === undefined ? error : invalidField(field, reason);
  }
}
