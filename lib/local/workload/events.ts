import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';

/** One instant in both forms that events write it in, made once for all that happen then. */
export interface Moment {
  ms: number;
  iso: string;
}

export function momentAt(ms: number): Moment {
  return { ms, iso: new Date(ms).toISOString() };
}

/** An event of the past, ready to be told as one of now. */
export interface TrafficEvent {
  partitionKey: string;
  /** The record's data, dated this moment. */
  tell: (moment: Moment) => string | Uint8Array;
}

/** Such an event as text. */
interface TextEvent extends TrafficEvent {
  tell: (moment: Moment) => string;
}

const flightSchema = z.object({ date: z.string(), origin: z.string(), destination: z.string() });
const earthquakeSchema = z.object({
  properties: z.object({ net: z.string(), time: z.number(), updated: z.number() }),
});

/** Flights keyed by one of their airports, whose traffic differs as it does in life. */
export function loadFlights(key: 'origin' | 'destination'): TextEvent[] {
  return lines('flights').map((line) => {
    const flight = flightSchema.parse(JSON.parse(line));
    const [before = '', after = ''] = line.split(JSON.stringify(flight.date));
    return {
      partitionKey: flight[key],
      tell: ({ iso }) => `${before}"${iso}"${after}`,
    };
  });
}

/** Earthquakes keyed by the network that reported them. */
export function loadEarthquakes(): TextEvent[] {
  return lines('earthquakes').map((line) => {
    const { net } = earthquakeSchema.parse(JSON.parse(line)).properties;
    const [before = '', between = '', after = ''] = line.split(/(?<="(?:time|updated)":)\d+/);
    return {
      partitionKey: net,
      tell: ({ ms }) => `${before}${ms}${between}${ms}${after}`,
    };
  });
}

function lines(name: string): string[] {
  const file = new URL(`./data/${name}.jsonl.gz`, import.meta.url);
  return gunzipSync(readFileSync(file)).toString('utf8').trim().split('\n');
}
