/** Hands a text to the reader as a file of JSON lines. */
export function downloadText(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text, '\n'], { type: 'application/x-ndjson' }));
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.download = name;
  anchor.click();
  URL.revokeObjectURL(address);
}
