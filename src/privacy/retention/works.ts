import {
  type EndOfTerm,
  endOldBackgrounds,
  endOldContacts,
  endOldContributions,
  endOldReadings,
  endOldTold,
  unansweredBefore,
} from '../../consult/index.ts';
import type { Tx } from '../../db/database.ts';
import { sweepLetters } from '../../mail/letter-store.ts';
import { anonymiseLeavers, sweepSignIns } from '../../people/index.ts';
import { sweepPendingFiles } from '../../thread/files/file-store.ts';
import { sweepFormKeys } from '../../thread/form-keys.ts';
import type { TimedId } from '../register/processing.ts';
import { deleteOldRequests, deleteOldRuns } from './sweep-store.ts';

/** How the end of a processing is carried out. */
export interface Work {
  /** Ends one batch, and gives how many; fewer than `limit` means that nothing is left. */
  end(tx: Tx, end: EndOfTerm): Promise<number>;
  /** How many are past their term and kept all the same, because nobody answered yet. */
  waiting?(tx: Tx, end: EndOfTerm): Promise<number>;
  /** How many at a time: no page waits long for a batch. */
  readonly batch: number;
  /** Deletes what nobody of the workspace may delete. */
  readonly byInstallation?: true;
}

const few = 25;
const many = 500;

/** The job of every processing that ends by a term. */
const timedWorks: Readonly<Record<TimedId, Work>> = {
  contributions: {
    end: (tx, end) => endOldContributions(tx, 'resident', end),
    waiting: (tx, end) => unansweredBefore(tx, 'resident', end),
    batch: few,
  },
  notes: {
    end: (tx, end) => endOldContributions(tx, 'note', end),
    waiting: (tx, end) => unansweredBefore(tx, 'note', end),
    batch: few,
  },
  contact: { end: endOldContacts, batch: many },
  background: { end: endOldBackgrounds, batch: many },
  told: { end: endOldTold, batch: few },
  'read-log': { end: endOldReadings, batch: many, byInstallation: true },
  accounts: {
    end: (tx, { tenantId, ...end }) => anonymiseLeavers(tx, tenantId, end),
    batch: many,
  },
  letters: { end: (tx, { tenantId, ...end }) => sweepLetters(tx, tenantId, end), batch: many },
  'unsent-files': {
    end: (tx, { tenantId, ...end }) => sweepPendingFiles(tx, tenantId, end),
    batch: few,
  },
  'form-keys': { end: (tx, { tenantId, ...end }) => sweepFormKeys(tx, tenantId, end), batch: many },
  requests: {
    end: (tx, { tenantId, ...end }) => deleteOldRequests(tx, tenantId, end),
    batch: many,
    byInstallation: true,
  },
  retention: {
    end: (tx, { tenantId, ...end }) => deleteOldRuns(tx, tenantId, end),
    batch: many,
    byInstallation: true,
  },
};

/** The job of what carries its own end. */
const expiryWorks: Readonly<Record<string, Work>> = {
  'signing-in': {
    end: (tx, { tenantId, source, limit }) =>
      sweepSignIns(tx, tenantId, { now: source.clock.now(), limit }),
    batch: many,
  },
};

/** The job that carries out the end of a processing; null: none does. */
export const workOf = (id: string): Work | null =>
  (timedWorks as Readonly<Record<string, Work>>)[id] ?? expiryWorks[id] ?? null;
