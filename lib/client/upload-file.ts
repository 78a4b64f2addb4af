import { ClientProblem } from './client-problem';
import { readProblem } from './read-problem';

interface Upload {
  /** From `api` of lib/routes.ts */
  path: string;
  file: Blob;
  signal: AbortSignal;
  /** Hears the share that is sent, 0 to 1. */
  onProgress: (share: number) => void;
}

/**
 * Sends a file's bytes as the body of a POST. By XMLHttpRequest, for fetch tells nothing of what is on its way.
 * The answer's type is the caller's word, as with requestJson.
 * @throws ClientProblem on every failure: refused, unreadable, or no answer (`network`)
 * @throws the signal's reason when the caller aborts
 */
export function uploadFile<T>({ path, file, signal, onProgress }: Upload): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const request = new XMLHttpRequest();
    const abort = () => request.abort();
    signal.addEventListener('abort', abort, { once: true });
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      onProgress(total > 0 ? loaded / total : 0),
    );
    request.addEventListener('load', () => {
      const { status, responseText } = request;
      const body = parsed(responseText);
      if (status >= 200 && status < 300 && body !== undefined) resolve(body as T);
      else reject(readProblem(status, body));
    });
    request.addEventListener('error', () => reject(noAnswer()));
    request.addEventListener('abort', () => reject(signal.reason));
    request.addEventListener('loadend', () => signal.removeEventListener('abort', abort));
    request.open('POST', path);
    request.setRequestHeader('accept', 'application/json');
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.send(file);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const noAnswer = () =>
  new ClientProblem({
    code: 'network',
    detail: 'The Shardlens server gave no answer, or refused the file before it was whole.',
    status: 0,
    retryable: true,
  });
