/** Name of a file of records without its ending: flights-20260131T093000Z. */
export function exportName(stream: string, nowMs: number): string {
  const instant = new Date(nowMs).toISOString().replaceAll(/[-:]|\.\d+/g, '');
  return `${stream}-${instant}`;
}
