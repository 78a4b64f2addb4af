import { fileURLToPath } from 'node:url';
import { buildLibrary } from './build-library';

await buildLibrary(fileURLToPath(new URL('../../dist', import.meta.url)));
