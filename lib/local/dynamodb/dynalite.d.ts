declare module 'dynalite' {
  import type { Server } from 'node:http';

  interface DynaliteOptions {
    /** How long a table stays in each state, in milliseconds. */
    createTableMs?: number;
    updateTableMs?: number;
    deleteTableMs?: number;
  }

  /** A DynamoDB server in this process and in memory; it does not listen yet. */
  export default function dynalite(options?: DynaliteOptions): Server;
}
