import type { Tone } from '@/components/ui/tone';
import type { DecodedData } from '@/lib/contract/record';

/** Bytes that could not be read as text stand out a little. */
export const KIND_TONES: Readonly<Record<DecodedData['kind'], Tone>> = {
  json: 'plain',
  text: 'plain',
  hex: 'lag',
};
