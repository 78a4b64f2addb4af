import { readdirSync } from 'node:fs';
import path from 'node:path';

const API_FOLDER = 'app/api';

/** The address of every route file below app/api, as OpenAPI spells it; the one that catches the rest is none. */
export function apiRoutes(): string[] {
  return readdirSync(API_FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((file) => path.basename(file) === 'route.ts' && !file.includes('[['))
    .map((file) => `/api/${path.dirname(file).replaceAll('[', '{').replaceAll(']', '}')}`)
    .toSorted();
}
