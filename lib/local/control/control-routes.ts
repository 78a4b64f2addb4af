import { z } from 'zod';
import { type Clock, ManualClock } from '@/lib/clock';
import { streamNameSchema } from '@/lib/contract/names';
import type { RehearsalsAnswer } from '@/lib/contract/rehearsal';
import { faultSchema } from '@/lib/local/faults/fault-schema';
import type { Faults } from '@/lib/local/faults/faults';
import type { KinesisEngine } from '@/lib/local/kinesis/create-kinesis-engine';
import { ScenarioRefusal } from '@/lib/local/scenarios/scenario';
import type { Scenarios } from '@/lib/local/scenarios/scenarios';
import { ControlFault, parseBody } from './control-fault';

/** What the control server controls; a started local service is one. */
export interface Controlled {
  engine: KinesisEngine;
  faults: Faults;
  scenarios: Scenarios;
  clock: Clock;
}

interface ControlCall extends Controlled {
  /** The last segment of the path, where the route has one. */
  name: string;
  body: unknown;
}

interface ControlRoute {
  status: number;
  answer: (call: ControlCall) => unknown;
}

const DAY_MS = 86_400_000;

const startSchema = z.strictObject({
  stream: streamNameSchema.optional(),
  durationMs: z.int().min(1).max(DAY_MS).optional(),
});
const clockSchema = z.strictObject({ advanceMs: z.int().min(0).max(DAY_MS) });

const ok = (answer: ControlRoute['answer']): ControlRoute => ({ status: 200, answer });

/** By method and path; `*` is one segment. */
export const CONTROL_ROUTES: Readonly<Record<string, ControlRoute>> = {
  'GET /faults': ok(({ faults }) => ({ faults: faults.list() })),
  'POST /faults': {
    status: 201,
    answer: ({ faults, body }) => ({ id: faults.add(parseBody(faultSchema, body)) }),
  },
  'DELETE /faults': ok(({ faults }) => {
    faults.clear();
    return { faults: [] };
  }),
  'DELETE /faults/*': ok(({ faults, name }) => {
    if (!faults.remove(name)) throw new ControlFault(404, `There is no fault ${name}.`);
    return { faults: faults.list() };
  }),
  'GET /scenarios': ok(listScenarios),
  'POST /scenarios/*': ok(async (call) => {
    const wish = parseBody(startSchema, call.body);
    await orRefused(() => call.scenarios.start(call.name, wish));
    return listScenarios(call);
  }),
  'DELETE /scenarios/*': ok(async (call) => {
    await orRefused(() => call.scenarios.stop(call.name));
    return listScenarios(call);
  }),
  'GET /stats': ok(({ engine, faults }) => ({ ...engine.stats(), faults: faults.list() })),
  'POST /clock': ok(async ({ clock, body }) => {
    const { advanceMs } = parseBody(clockSchema, body);
    if (!(clock instanceof ManualClock) || clock.isLive) {
      throw new ControlFault(409, 'The local service runs on the system’s time.');
    }
    await clock.advance(advanceMs);
    return { nowMs: clock.now() };
  }),
};

function listScenarios({ scenarios, clock }: Controlled): RehearsalsAnswer {
  return { nowMs: clock.now(), rehearsals: scenarios.list() };
}

async function orRefused(act: () => void | Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof ScenarioRefusal)) throw error;
    throw new ControlFault(error.reason === 'unknown' ? 404 : 409, error.message);
  }
}
