import type { StaticType, Term } from './term';
import { Timestamp } from './value';

export type VariableName = 'data' | 'key' | 'shard' | 'sequence' | 'arrival' | 'size';

/** What an expression may ask of a record. */
export const VARIABLES: Record<VariableName, { type: StaticType; run: Term['run'] }> = {
  data: { type: 'any', run: (at) => at.data() },
  key: { type: 'string', run: ({ subject }) => subject.key },
  shard: { type: 'string', run: ({ subject }) => subject.shard },
  sequence: { type: 'string', run: ({ subject }) => subject.sequence },
  arrival: {
    type: 'timestamp',
    run: ({ subject: { arrivalMs } }) => (arrivalMs === null ? null : new Timestamp(arrivalMs)),
  },
  size: { type: 'number', run: ({ subject }) => subject.size },
};

export function isVariable(name: string): name is VariableName {
  return Object.hasOwn(VARIABLES, name);
}
