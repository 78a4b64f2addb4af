import { AppError } from '@/lib/errors';

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Whether a Host header names this server: loopback on any port, or a configured host.
 * Anything else may be a foreign name that was made to point here (DNS rebinding).
 */
export function isHostAllowed(host: string | null, allowedHosts: readonly string[]): boolean {
  if (!host) return false;
  const name = host.toLowerCase();
  const withoutPort = name.replace(/:\d{1,5}$/, '');
  return (
    LOOPBACK.includes(withoutPort) ||
    allowedHosts.includes(name) ||
    allowedHosts.includes(withoutPort)
  );
}

/** @throws host_refused */
export function checkHost(host: string | null, allowedHosts: readonly string[]): void {
  if (isHostAllowed(host, allowedHosts)) return;
  throw new AppError(
    'host_refused',
    'This address is not among those that Shardlens answers to. Add it to allowedHosts in the configuration if it is yours.',
  );
}
