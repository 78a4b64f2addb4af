import { AppError } from '@/lib/errors';

/** `none` is a person's own doing: an address typed in, a bookmark. */
const OWN_FETCH_SITES = ['same-origin', 'none'];

/**
 * Refuses what another site's page makes a browser send, reads included.
 * Programs that are no browser send neither header and pass.
 * @throws cross_site
 * @see https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Sec-Fetch-Site
 */
export function checkCrossSite(headers: Headers): void {
  const fetchSite = headers.get('sec-fetch-site');
  const foreignSite = fetchSite !== null && !OWN_FETCH_SITES.includes(fetchSite);
  const origin = headers.get('origin');
  if (foreignSite || (origin !== null && !isOwnOrigin(origin, headers.get('host')))) {
    throw new AppError('cross_site', 'This request was made by another site, so it is refused.');
  }
}

function isOwnOrigin(origin: string, host: string | null): boolean {
  return URL.canParse(origin) && new URL(origin).host === host?.toLowerCase();
}
