import { may, type SignedIn } from '../../people/index.ts';
import { Link, Paragraph } from '../../ui/index.ts';
import type { CoalitionWords } from '../../web/words.ts';
import type { Approach } from '../approach.ts';
import { copyPath } from './publication-words.ts';

/**
 * The way to a copy of something that everybody may read: to the copy that there is, or to making one.
 * Nothing for who may not.
 * @param beadId a theme, a goal, a decision or a contribution of this approach
 */
export function PublishLink({
  approach,
  beadId,
  account,
  words,
}: {
  approach: Pick<Approach, 'slug'>;
  beadId: string;
  account: SignedIn;
  words: CoalitionWords;
}) {
  if (!may(account, 'publications.manage')) return null;
  return (
    <Paragraph>
      <Link href={copyPath(approach, beadId)}>{words.say('publishing.link')}</Link>
    </Paragraph>
  );
}
