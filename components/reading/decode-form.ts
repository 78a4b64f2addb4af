import type { DecodeSettings, DecodeStepName } from '@/lib/contract/record';

/** The settings as the dialog's fields hold them. */
export interface DecodeForm {
  /** false: the bytes decide. */
  chosen: boolean;
  steps: readonly DecodeStepName[];
  avroSchema: string;
  proto: string;
  messageType: string;
}

interface StepWords {
  step: DecodeStepName;
  text: string;
}

/** What can be chosen, in the order in which it is tried. UTF-8, text and hex are always tried. */
export const STEP_WORDS: readonly StepWords[] = [
  { step: 'kpl', text: 'KPL aggregation' },
  { step: 'gzip', text: 'gzip' },
  { step: 'zlib', text: 'zlib' },
  { step: 'zstd', text: 'Zstandard' },
  { step: 'brotli', text: 'Brotli' },
  { step: 'glue', text: 'Glue Schema Registry frame' },
  { step: 'cloudwatch-logs', text: 'CloudWatch Logs' },
  { step: 'json', text: 'JSON' },
  { step: 'json-lines', text: 'JSON lines' },
  { step: 'avro', text: 'Avro' },
  { step: 'protobuf', text: 'Protobuf' },
  { step: 'msgpack', text: 'MessagePack' },
  { step: 'cbor', text: 'CBOR' },
];

export function formOf({ steps, avroSchema, protobuf }: DecodeSettings): DecodeForm {
  return {
    chosen: steps !== undefined && steps.length > 0,
    steps: steps ?? [],
    avroSchema: avroSchema ?? '',
    proto: protobuf?.proto ?? '',
    messageType: protobuf?.messageType ?? '',
  };
}

/** None of the steps: the server takes an empty list for no choice at all. */
const AS_THEY_ARE: readonly DecodeStepName[] = ['text'];

/** What is left empty is left out; a message type alone is sent, so that the server can say what is missing. */
export function settingsOf(form: DecodeForm): DecodeSettings {
  const { chosen, steps, avroSchema, proto, messageType } = form;
  const inOrder = STEP_WORDS.map(({ step }) => step).filter((step) => steps.includes(step));
  const hasProtobuf = proto.trim() !== '' || messageType.trim() !== '';
  return {
    ...(chosen ? { steps: [...(inOrder.length > 0 ? inOrder : AS_THEY_ARE)] } : {}),
    ...(avroSchema.trim() === '' ? {} : { avroSchema }),
    ...(hasProtobuf ? { protobuf: { proto, messageType: messageType.trim() } } : {}),
  };
}

export function withStep(form: DecodeForm, step: DecodeStepName): DecodeForm {
  const steps = form.steps.includes(step)
    ? form.steps.filter((other) => other !== step)
    : [...form.steps, step];
  return { ...form, steps };
}
