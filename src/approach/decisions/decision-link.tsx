import { may, type SignedIn } from '../../people/index.ts';
import { ButtonLink } from '../../ui/index.ts';
import type { CoalitionWords } from '../../web/words.ts';
import type { Approach } from '../approach.ts';
import { decisionsPath } from './decision-words.ts';

/**
 * The way to a decision on something, with that thing ticked already; nothing for who may not write
 * one down.
 * @param aboutId a theme, a goal or a contribution of this approach
 */
export function RecordDecisionLink({
  approach,
  aboutId,
  account,
  words,
  look,
}: {
  approach: Pick<Approach, 'slug'>;
  aboutId: string;
  account: SignedIn;
  words: CoalitionWords;
  look?: 'subtle' | 'secondary';
}) {
  if (!may(account, 'decisions.record')) return null;
  return (
    <ButtonLink href={`${decisionsPath(approach)}/nieuw?bij=${aboutId}`} look={look}>
      {words.say('decision.new')}
    </ButtonLink>
  );
}
