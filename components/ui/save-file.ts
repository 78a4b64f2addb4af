interface File {
  name: string;
  type: string;
  text: string;
}

/** Hands a text to the browser to be saved. */
export function saveFile({ name, type, text }: File): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
