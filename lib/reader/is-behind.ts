/** Whether one sequence number comes after another. They are decimal numbers too large for `Number`. */
export function isBehind(sequenceNumber: string, other: string): boolean {
  if (sequenceNumber.length !== other.length) return sequenceNumber.length > other.length;
  return sequenceNumber > other;
}
