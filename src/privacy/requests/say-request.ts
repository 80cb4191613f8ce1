import type { CoalitionWords } from '../../web/words.ts';
import type { PersonRequest } from './request.ts';

/** What it is about, without saying who: a message, several, an account, or nothing that was found. */
export function sayAbout({ say }: CoalitionWords, request: PersonRequest): string {
  const { accountName, contributionIds } = request;
  if (accountName !== null) return say('requests.about.account', { name: accountName });
  if (contributionIds.length === 0) return say('requests.about.nothing');
  return say('requests.about.contributions', { count: contributionIds.length });
}

/** Where it stands, and who handled it. */
export function sayState({ say }: CoalitionWords, request: PersonRequest): string {
  const { state, refusedWhy, closedBy } = request;
  if (state === 'open') return say('requests.state.open');
  if (refusedWhy)
    return say('requests.state.refused', { why: say(`requests.refused.${refusedWhy}`) });
  return closedBy === null
    ? say('requests.state.served')
    : say('requests.state.done', { name: closedBy });
}
