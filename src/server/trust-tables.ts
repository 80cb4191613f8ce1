import { approachTrustTables } from '../approach/index.ts';
import { consultTrustTables } from '../consult/index.ts';
import { reportTrustTables } from '../reports/index.ts';
import { type TrustTable, threadTrustTables } from '../thread/trust-table.ts';

/** Every table whose rows are sealed, beside the events. */
export const trustTables: readonly TrustTable[] = [
  ...threadTrustTables,
  ...approachTrustTables,
  ...consultTrustTables,
  ...reportTrustTables,
];
