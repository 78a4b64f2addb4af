'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApiQuery } from '@/components/ui/use-api-query';
import { queryKeys } from '@/lib/client/query-keys';
import { requestJson } from '@/lib/client/request-json';
import type { DecodeSettings, DecodingAnswer } from '@/lib/contract/record';
import { api } from '@/lib/routes';

/** How records of the stream are decoded, for all who read it here. */
export function useDecoding(connection: string, stream: string) {
  return useApiQuery<DecodingAnswer>({
    queryKey: queryKeys.decoding(connection, stream),
    path: api.decoding(connection, stream),
  });
}

/** Sets it; what was read before is read anew. */
export function useSetDecoding(connection: string, stream: string, onDone: () => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (settings: DecodeSettings) =>
      requestJson<DecodingAnswer>(api.decoding(connection, stream), {
        method: 'POST',
        body: settings,
      }),
    onSuccess: async (answer) => {
      queryClient.setQueryData(queryKeys.decoding(connection, stream), answer);
      onDone();
      await queryClient.invalidateQueries({
        queryKey: ['connection', connection, 'stream', stream, 'records'],
      });
    },
  });
}

export const isAutomatic = ({ steps, avroSchema, protobuf }: DecodeSettings) =>
  (steps ?? []).length === 0 && avroSchema === undefined && protobuf === undefined;
