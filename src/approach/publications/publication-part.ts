import { may } from '../../people/index.ts';
import type { ApproachPart } from '../approach-part.ts';
import { countPublications } from './publication-store.ts';
import { publicationsPath } from './publication-words.ts';

/** What of an approach is public, on its page. */
export const publicationPart: ApproachPart = async (
  { approach, workspace: { tenantId }, account, words: { say } },
  tx,
) => {
  if (!may(account, 'publications.read')) return [];
  const counts = await countPublications(tx, tenantId, approach.id);
  const busy = counts.asked + counts.proposed + counts.held;
  return [
    {
      heading: say('publishing.part.title'),
      intro: say('publishing.part.stands', { count: counts.published, busy }),
      links: [],
      actions: [{ href: publicationsPath(approach), label: say('publishing.part.open') }],
    },
  ];
};
