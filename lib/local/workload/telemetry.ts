import { deflateSync } from 'node:zlib';
import { encode as toMessagePack } from '@msgpack/msgpack';
import protobuf from 'protobufjs';
import { encodeAggregate } from '@/lib/producer/kpl/encode-aggregate';
import type { TrafficEvent } from './events';

const READINGS = 96;
const TURBINES = 12;

/** The schema of the records that say nothing of it: to be given in the stream's decode settings. */
export const TELEMETRY_PROTO = `syntax = "proto3";
package plant;
message Reading { string turbine = 1; uint64 at = 2; double rpm = 3; double celsius = 4; }`;

const Reading = protobuf.parse(TELEMETRY_PROTO).root.lookupType('plant.Reading');

interface TurbineReading {
  turbine: string;
  at: number;
  rpm: number;
  celsius: number;
}

/** Each as some gateway of a plant writes it. The last two of them are broken, as such things are. */
const ENCODERS: readonly ((reading: TurbineReading) => Uint8Array)[] = [
  (reading) => Buffer.from(JSON.stringify(reading)),
  (reading) => toMessagePack(reading),
  (reading) => Reading.encode(reading).finish(),
  (reading) => deflateSync(JSON.stringify(reading)),
  (reading) => glueFrame(Buffer.from(JSON.stringify(reading))),
  (reading) => Buffer.from(`${JSON.stringify(reading)}\n${JSON.stringify({ ...reading, rpm: 0 })}`),
  ({ turbine, rpm }) => Buffer.from(`${turbine} rpm=${rpm.toFixed(1)} ok`),
  ({ turbine, at }) =>
    Buffer.from(`{"turbine":"${turbine}","counter":90071992547${at % 1_000_000}}`),
  ({ at }) => Buffer.from([0xff, 0xfe, 0x00, at % 256, 0xde, 0xad, 0xbe, 0xef, at % 251]),
  (reading) =>
    withoutEnd(encodeAggregate([{ partitionKey: reading.turbine, data: Buffer.from('{}') }])),
];

/** Readings of turbines in every format that a stream of many makers carries. */
export function loadTelemetry(): TrafficEvent[] {
  return Array.from({ length: READINGS }, (_, number) => {
    const turbine = `turbine-${String((number * 5) % TURBINES).padStart(2, '0')}`;
    const encode = ENCODERS[number % ENCODERS.length];
    return {
      partitionKey: turbine,
      tell: ({ ms }) => {
        const reading = {
          turbine,
          at: ms,
          rpm: 14 + 4 * Math.sin(ms / 90_000 + number),
          celsius: 61 + (number % 17) / 2,
        };
        return encode ? encode(reading) : '';
      },
    };
  });
}

/** @see https://docs.aws.amazon.com/glue/latest/dg/schema-registry-works.html */
function glueFrame(payload: Uint8Array): Uint8Array {
  const version = Buffer.from('b7b4a7f0c9c44ab58a1b2f3d4e5f6071', 'hex');
  return Buffer.concat([Buffer.from([3, 0]), version, payload]);
}

const withoutEnd = (bytes: Uint8Array) => bytes.subarray(0, -3);
