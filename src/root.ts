import { fileURLToPath } from 'node:url';

/** Absolute folder of the project: one above `src/` while testing, one above `dist/` when built. */
export const projectRoot: string = fileURLToPath(new URL('..', import.meta.url));
