import { escapeHidden } from '@/lib/format/show-hidden';

/** The filter that lets through the records of one partition key alone. */
export const keyFilter = (partitionKey: string): string =>
  `key == ${escapeHidden(JSON.stringify(partitionKey))}`;
