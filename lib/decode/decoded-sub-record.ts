import type { DecodedData } from '@/lib/contract/record';

/** One record of a KPL aggregate. */
export interface DecodedSubRecord {
  /** Place in the aggregate, from 0. */
  index: number;
  partitionKey: string;
  explicitHashKey: string | null;
  sizeBytes: number;
  data: DecodedData;
}
