import type { World } from './open-world';

/** One sentence that the service's documentation (or its public behaviour) makes true, and the check of it. */
export interface Rule {
  name: string;
  check(world: World): Promise<void>;
}

/** How a server differs from the service, and the page that says who is right. */
export interface Deviation {
  /** What the rule's check fails with on this server; anything else is news and fails the suite. */
  failsWith: RegExp;
  /** Documentation address. */
  see: string;
}

export interface Target {
  name: string;
  /** Starts the server with its rate limits off and streams that become active at once. */
  start(): Promise<{ url: string; close(): Promise<void> }>;
  /** By rule name. */
  deviations: Readonly<Record<string, Deviation>>;
}
