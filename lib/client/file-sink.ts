/** Where a file goes piece by piece. */
export interface FileSink {
  /** Resolves when more may come. */
  write: (text: string) => Promise<void>;
  /** Ends the file; what was written is kept. */
  close: () => Promise<void>;
}

export interface FileFacts {
  name: string;
  /** Media type, such as text/csv */
  type: string;
}

interface SavePicker {
  showSaveFilePicker?: (options: { suggestedName: string }) => Promise<FileSystemFileHandle>;
}

declare global {
  /** Not in every browser, so not in the compiler's library. */
  interface Window extends SavePicker {}
}

/**
 * A file of any size: one that the reader chooses where the browser can write to it while it grows, else one that is
 * gathered in memory and downloaded at the end. undefined where the reader chose none. Call it from a press of a button.
 */
export async function openLargeFile(
  facts: FileFacts,
  browser: SavePicker = window,
): Promise<FileSink | undefined> {
  if (!browser.showSaveFilePicker) return openDownload(facts);
  try {
    const handle = await browser.showSaveFilePicker({ suggestedName: facts.name });
    const file = await handle.createWritable();
    return { write: (text) => file.write(text), close: () => file.close() };
  } catch (thrown) {
    if (thrown instanceof DOMException && thrown.name === 'AbortError') return undefined;
    throw thrown;
  }
}

/** A file that is gathered in memory and downloaded when it is closed. */
export function openDownload({ name, type }: FileFacts): FileSink {
  const parts: Blob[] = [];
  return {
    write: async (text) => {
      // As blobs the pieces lie outside of the heap of JavaScript.
      parts.push(new Blob([text]));
      await nextTask();
    },
    close: async () => download(name, new Blob(parts, { type })),
  };
}

/** Lets the page paint and answer in between. */
const nextTask = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

/** Hands a file to the browser to be saved. */
export function download(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
