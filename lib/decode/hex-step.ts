import { formatCounted } from '@/lib/format/format-count';
import type { Step } from './decode-step';

export const hexStep: Step = {
  name: 'hex',
  applies: () => true,
  run: ({ bytes }) => ({ view: 'hex', detail: formatCounted(bytes.length, 'byte') }),
};
