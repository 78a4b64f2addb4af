import { z } from 'zod';
import { streamNameSchema } from '@/lib/contract/names';
import { filterCheckSchema, searchMessageSchema, tailMessageSchema } from '@/lib/contract/reading';
import { decodeSettingsSchema, decodingAnswerSchema } from '@/lib/contract/record';
import { filterQuerySchema, searchQuerySchema, tailQuerySchema } from './reading-query-schemas';

const STREAM = '/api/[connection]/streams/[stream]';
const nothing = z.strictObject({});

const ofStream = {
  method: 'GET',
  params: z.strictObject({ stream: streamNameSchema }),
  query: nothing,
  body: z.null(),
  permission: 'read',
} as const;

/** Reading records as they come, and how they are decoded. */
export const readingOperations = {
  tail: {
    ...ofStream,
    path: `${STREAM}/tail`,
    summary: 'Records as they arrive, decoded and filtered, a JSON object a line',
    query: tailQuerySchema,
    answer: tailMessageSchema,
    lines: true,
  },
  search: {
    ...ofStream,
    path: `${STREAM}/search`,
    summary: 'Records of a time range, decoded and filtered, with progress, a JSON object a line',
    query: searchQuerySchema,
    answer: searchMessageSchema,
    lines: true,
  },
  filter: {
    ...ofStream,
    path: `${STREAM}/filter`,
    summary: 'Whether a filter can be used, and where it is at fault',
    query: filterQuerySchema,
    answer: filterCheckSchema,
  },
  decoding: {
    ...ofStream,
    path: `${STREAM}/decoding`,
    summary: 'How records of the stream are decoded here',
    answer: decodingAnswerSchema,
  },
  setDecoding: {
    ...ofStream,
    method: 'POST',
    path: `${STREAM}/decoding`,
    summary: 'Sets how records of the stream are decoded, for all who read them here',
    body: decodeSettingsSchema,
    answer: decodingAnswerSchema,
  },
} as const;
