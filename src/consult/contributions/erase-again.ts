import type { EraseAgain } from '../../thread/erasures.ts';
import { lockContribution } from '../answers/reply-store.ts';
import { endContribution } from './end-contribution.ts';
import type { GoneWhy } from './take-back-store.ts';

const whyOf: Readonly<Record<string, GoneWhy>> = {
  withdrawn: 'by-person',
  'term-ended': 'term',
  'erased-for-person': 'by-team',
};

/** Contributions that ended after a backup was made, and came back with it. */
export const contributionsErasedAgain: EraseAgain = {
  kinds: Object.keys(whyOf),
  async again(tx, source, { tenant, subject, kind }) {
    const why = whyOf[kind];
    const contribution = await lockContribution(tx, tenant, subject);
    if (!why || !contribution) return false;
    return endContribution(tx, source, tenant, contribution, why);
  },
};
