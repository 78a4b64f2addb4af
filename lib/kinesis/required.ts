import { AppError } from '@/lib/errors';

/**
 * A member that the service documents as always there, but its SDK types as optional.
 * @throws upstream_unavailable when an answer lacks it
 */
export function required<T>(value: T | null | undefined, member: string): T {
  if (value !== undefined && value !== null) return value;
  throw new AppError('upstream_unavailable', `The service's answer lacks ${member}.`);
}
