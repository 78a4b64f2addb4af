/** A measurement that prints a table; its goal is a ratio to a peer or a bound of the same run. */
export interface Bench {
  name: string;
  about: string;
  run(): Promise<void>;
}
