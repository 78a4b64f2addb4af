import { download } from '@/lib/client/file-sink';

interface File {
  name: string;
  type: string;
  text: string;
}

/** Hands a text to the browser to be saved. */
export function saveFile({ name, type, text }: File): void {
  download(name, new Blob([text], { type }));
}
