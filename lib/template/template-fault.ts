/** What is wrong with a template, and where: `offset` and `length` count UTF-16 units of the text. */
export interface TemplateFault {
  offset: number;
  length: number;
  message: string;
}

/** Thrown inside this room alone, and collected into faults by the compiler. */
export class PlaceholderFault extends Error {}
