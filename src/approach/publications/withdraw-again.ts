import type { EraseAgain } from '../../thread/erasures.ts';
import { raisePublicationVersion } from '../approach-store.ts';
import { stopUse } from './consent.ts';
import { type ConsentUse, isAlive, type WithdrawnWhy } from './publication.ts';
import { lockPublication } from './publication-store.ts';
import { endPublication } from './withdraw-publication.ts';

/** Copies, or one use of them, that were taken off after a backup was made, and came back with it. */
export const publicationsWithdrawnAgain: EraseAgain = {
  kinds: ['publication-withdrawn', 'publication-consent-withdrawn'],
  async again(tx, source, { tenant, approach, subject, kind, actorRole, facts }) {
    const publication = await lockPublication(tx, tenant, approach, subject);
    if (!publication || !isAlive(publication)) return false;
    if (kind === 'publication-consent-withdrawn') {
      const use = facts['use'] as ConsentUse;
      const through = facts['through'] as Parameters<typeof stopUse>[5]['through'];
      return stopUse(tx, source, tenant, publication.beadId, use, { through, actorRole });
    }
    const why = facts['why'] as WithdrawnWhy;
    await endPublication(tx, source, tenant, publication, why, actorRole);
    await raisePublicationVersion(tx, tenant, approach);
    return true;
  },
};
