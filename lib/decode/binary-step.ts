import { readAvro } from './avro/read-avro';
import { isAvroContainer, readAvroContainer } from './avro/read-avro-container';
import { JsonMaker } from './binary/json-maker';
import { reasonOf } from './binary/malformed';
import { readCbor, startsCborContainer } from './binary/read-cbor';
import { readMessagePack, startsMessagePackContainer } from './binary/read-message-pack';
import type { Payload, Step, StepContext, StepResult } from './decode-step';
import { jsonNotices } from './json-notices';
import { checkedJson } from './json-step';
import { MessageReader } from './protobuf/message-reader';
import { readProtobuf } from './protobuf/read-protobuf';

const LEAST_GUESSED_BYTES = 2;
const SINGLE_OBJECT = Buffer.from([0xc3, 0x01]);
const FINGERPRINT_BYTES = 8;

/**
 * Without a mark of their own, MessagePack and CBOR are believed only where the bytes are no text and one map or array
 * takes all of them.
 */
export const messagePackStep: Step = {
  name: 'msgpack',
  applies: (payload, { wanted }) =>
    wanted
      ? payload.bytes.length > 0
      : guessable(payload) && startsMessagePackContainer(payload.bytes[0] ?? 0),
  run: ({ bytes }, { wanted }) =>
    translated(wanted, (json) => ({ text: readMessagePack(bytes, json), detail: 'MessagePack' })),
};

export const cborStep: Step = {
  name: 'cbor',
  applies: (payload, { wanted }) =>
    wanted ? payload.bytes.length > 0 : guessable(payload) && startsCborContainer(payload.bytes),
  run: ({ bytes }, { wanted }) =>
    translated(wanted, (json) => ({ text: readCbor(bytes, json), detail: 'CBOR' })),
};

/** An object container brings its schema along; for a single object or a bare datum the settings give it. */
export const avroStep: Step = {
  name: 'avro',
  applies: ({ bytes }, { settings }) =>
    isAvroContainer(bytes) || (settings.avro !== undefined && bytes.length > 0),
  run: ({ bytes }, context) => translated(true, (json) => avro(bytes, json, context)),
};

export const protobufStep: Step = {
  name: 'protobuf',
  applies: ({ bytes }, { settings }) => settings.protobuf !== undefined && bytes.length > 0,
  run: ({ bytes, framed = false }, { settings: { protobuf: message } }) =>
    translated(true, (json) => ({
      text: message ? readProtobuf(framed ? unindexed(bytes) : bytes, message, json) : '{}',
      detail: `Protobuf ${message?.name}`,
    })),
};

function guessable({ bytes, text }: Payload): boolean {
  return text === undefined && bytes.length >= LEAST_GUESSED_BYTES;
}

function avro(
  bytes: Uint8Array,
  json: JsonMaker,
  { settings, allowance }: StepContext,
): Translation {
  if (isAvroContainer(bytes)) {
    const container = readAvroContainer(bytes, json, allowance.unpackedBytes);
    const detail = `Avro container of ${container.objects} objects, codec ${container.codec}`;
    return { text: container.json, detail };
  }
  const type = settings.avro ?? { kind: 'primitive', of: 'null' };
  const single = SINGLE_OBJECT.every((byte, index) => bytes[index] === byte);
  if (!single) return { text: readAvro(bytes, type, json), detail: 'Avro' };
  const start = SINGLE_OBJECT.length + FINGERPRINT_BYTES;
  const fingerprint = Buffer.from(bytes.subarray(SINGLE_OBJECT.length, start)).toString('hex');
  const text = readAvro(bytes.subarray(start), type, json);
  return { text, detail: `Avro single object, fingerprint ${fingerprint}` };
}

/** The Glue Schema Registry puts the index of the message type before a Protobuf message. */
function unindexed(bytes: Uint8Array): Uint8Array {
  const reader = new MessageReader(bytes, 0, bytes.length);
  reader.varint();
  return bytes.subarray(reader.at);
}

interface Translation {
  text: string;
  detail: string;
}

/** A view of the JSON that the reader makes; why it made none is told only where it was not a guess. */
function translated(tell: boolean, read: (json: JsonMaker) => Translation): StepResult {
  const json = new JsonMaker();
  try {
    const { text, detail } = read(json);
    const found = checkedJson(text);
    const notices = 'reason' in found ? [] : jsonNotices(text, found);
    return { view: 'json', json: text, detail, notices: [...json.notices, ...notices] };
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === undefined) throw error;
    return tell ? { reason } : undefined;
  }
}
