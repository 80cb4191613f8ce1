import {
  type Attention,
  type AttentionItem,
  type AttentionSource,
  may,
} from '../../people/index.ts';
import { addDays } from '../../web/calendar.ts';
import { attentionCounts, type PublicationCounts } from './publication-attention-store.ts';
import { publicationsPath } from './publication-words.ts';
import { hasPartners } from './publish.ts';

/** For how many days a coordinator hears that somebody stopped something, or said no. */
const daysHeard = 7;
/** After how many days of silence a question asks attention. */
const daysSilent = 14;

const ranks = { look: 30, held: 15, stopped: 12, ready: 45, silent: 65 } as const;
type Asked = keyof typeof ranks;

/** In which part of the list one finds it. */
const viewOf: Readonly<Record<Asked, string>> = {
  look: '',
  held: '',
  ready: '',
  silent: '',
  stopped: '?stand=ingetrokken',
};

/** What is asked of a coordinator: ready counts everything proposed where there is nobody to look. */
function coordinatorItems(counts: PublicationCounts, isAlone: boolean): [Asked, number][] {
  return [
    ['held', counts.held],
    ['stopped', counts.stopped],
    ['ready', isAlone ? counts.ready + counts.toLook : counts.ready],
    ['silent', counts.silent],
  ];
}

/**
 * What publishing asks: of a resident partner, to look at copies; of who leads an approach, what is held,
 * what may go out, what residents stopped, and questions that nobody answered.
 */
export const publicationAttention: AttentionSource = async (
  { workspace, account, words: { say }, today },
  tx,
): Promise<Attention> => {
  const holds = may(account, 'publications.hold');
  if (!(holds || may(account, 'publications.manage'))) return { items: [], total: 0 };
  const { tenantId, zone } = workspace;
  const found = await attentionCounts(tx, tenantId, {
    leaderId: holds ? null : account.id,
    since: addDays(today, -daysHeard),
    silentBefore: addDays(today, -daysSilent),
    zone,
  });
  const isAlone = !holds && found.length > 0 && !(await hasPartners(tx, tenantId));
  const items = found.flatMap((counts): AttentionItem[] => {
    const asked: [Asked, number][] = holds
      ? [['look', counts.toLook]]
      : coordinatorItems(counts, isAlone);
    return asked.flatMap(([name, count]) =>
      count === 0
        ? []
        : {
            key: `publication-${name}:${counts.approachId}`,
            what: say(`publishing.attention.${name}`, { count, approach: counts.title }),
            dueOn: null,
            rank: ranks[name],
            action: {
              href: `${publicationsPath(counts)}${viewOf[name]}`,
              label: say(`publishing.attention.${name}.action`),
            },
          },
    );
  });
  return { items: items.slice(0, 10), total: items.length };
};
