'use client';

import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { asClientProblem, ClientProblem } from '@/lib/client/client-problem';
import { uploadFile } from '@/lib/client/upload-file';
import type { UploadAnswer } from '@/lib/contract/run';
import { api } from '@/lib/routes';

/** What the server takes. */
const MOST_BYTES = 256 * 1_048_576;

export interface FileUpload {
  upload: (file: File) => void;
  cancel: () => void;
  /** The file on its way; undefined when there is none. */
  file: File | undefined;
  /** 0 to 1 */
  share: number;
  problem: ClientProblem | undefined;
}

/** Hands a file to the server, one at a time: a new one, or leaving the page, ends the one before. */
export function useUpload(
  connection: string,
  onUploaded: (answer: UploadAnswer) => void,
): FileUpload {
  const [share, setShare] = useState(0);
  const ending = useRef<AbortController>(undefined);
  useEffect(() => () => ending.current?.abort(), []);
  const mutation = useMutation({
    mutationFn: (file: File) => {
      ending.current?.abort();
      if (file.size > MOST_BYTES) throw tooLarge(file);
      ending.current = new AbortController();
      setShare(0);
      return uploadFile<UploadAnswer>({
        path: api.uploads(connection, file.name),
        file,
        signal: ending.current.signal,
        onProgress: setShare,
      });
    },
    onSuccess: onUploaded,
  });
  const { error, isPending, variables } = mutation;
  const given = error !== null && !(error instanceof DOMException);
  return {
    upload: mutation.mutate,
    cancel: () => ending.current?.abort(),
    file: isPending ? variables : undefined,
    share,
    problem: given ? asClientProblem(error) : undefined,
  };
}

const tooLarge = ({ name, size }: File) =>
  new ClientProblem({
    code: 'payload_too_large',
    detail: `${name} has ${size} bytes, a file has at most ${MOST_BYTES}.`,
    status: 413,
    retryable: false,
  });
