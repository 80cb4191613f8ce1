import type { TrustTable } from '../thread/trust-table.ts';

/** The tables of reports whose rows are sealed. */
export const reportTrustTables: readonly TrustTable[] = [
  {
    name: 'report',
    key: ['id'],
    fixed: ['public_id', 'approach_id', 'kind', 'created_by', 'created_at'],
    moving: ['locale', 'state', 'newest', 'withdrawn_on'],
    subjects: ['id'],
    open: {
      choices: 'what is being written; what was published stands in its version',
      changed_by: 'who wrote last',
      changed_on: 'when somebody wrote last',
      version: 'counts changes, for two people at once',
    },
  },
  {
    name: 'report_version',
    key: ['report_id', 'number'],
    fixed: ['published_on', 'published_by', 'documents', 'digest'],
    moving: [],
    subjects: ['report_id'],
    open: {},
  },
];
