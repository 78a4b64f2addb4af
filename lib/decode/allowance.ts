const MAX_UNPACKED_BYTES = 16 * 1024 * 1024;

/** What one record may still cost, shared by its sub-records: a thousand bombs weigh no more than one. */
export class Allowance {
  constructor(public unpackedBytes = MAX_UNPACKED_BYTES) {}

  spend(bytes: number): void {
    this.unpackedBytes -= bytes;
  }
}
