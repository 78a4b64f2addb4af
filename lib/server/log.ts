import 'server-only';
import { type Logger, pino, stdTimeFunctions } from 'pino';
import type { LOG_LEVELS } from './env';

/** JSON lines on standard output, so control characters in what was asked for arrive encoded. */
export function makeLog(level: (typeof LOG_LEVELS)[number]): Logger {
  return pino({ level, base: null, timestamp: stdTimeFunctions.isoTime });
}
