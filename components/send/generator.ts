/** A placeholder that templates know, as the page hands it over. */
export interface Generator {
  name: string;
  /** A placeholder that works as it is. */
  example: string;
  description: string;
}
