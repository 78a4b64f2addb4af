/** The bytes are not what the format says; the message says where they part. */
export class Malformed extends Error {}

/** The bytes may be right, but showing them would cost too much; the message names the limit. */
export class LimitReached extends Error {}

/** What a reader's error says to a person, or undefined where the error is a fault of ours. */
export function reasonOf(error: unknown): string | undefined {
  return error instanceof Malformed || error instanceof LimitReached ? error.message : undefined;
}
