import type { StreamMode, StreamStatus } from '@/lib/contract/stream';

export const STATUS_LABELS: Readonly<Record<StreamStatus, string>> = {
  ACTIVE: 'active',
  CREATING: 'creating',
  DELETING: 'deleting',
  UPDATING: 'updating',
};

export const MODE_LABELS: Readonly<Record<StreamMode, string>> = {
  PROVISIONED: 'provisioned',
  ON_DEMAND: 'on-demand',
};
