/** What is wrong with a filter, and where: UTF-16 offsets into its text, alike where something is missing at its end. */
export interface FilterFault {
  message: string;
  from: number;
  to: number;
}

/** Thrown inside this room alone, and turned into a fault by the compiler. */
export class FilterError extends Error {
  constructor(
    message: string,
    readonly at: { start: number; end: number },
  ) {
    super(message);
  }
}
