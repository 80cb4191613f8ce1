import { writePreparedPglite } from './db/prepare.ts';

/** Called by the build: writes the prepared database that a first start unpacks. */
export const prepare = writePreparedPglite;
