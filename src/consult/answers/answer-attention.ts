import {
  type Attention,
  type AttentionItem,
  type AttentionSource,
  may,
} from '../../people/index.ts';
import { dayIn, sayDay } from '../../web/calendar.ts';
import { askedOf, asks } from './attention-store.ts';

const mostItems = 10;

/**
 * What contributions and answers ask of a person: to answer, to write out, to check (also for whom one
 * stands in), to mend, to bring, and to look at again; once its day has passed, also what a colleague was
 * to check or bring; of who leads, also what nobody owns any more.
 */
export const answerAttention: AttentionSource = async (
  { workspace, account, words, today },
  tx,
): Promise<Attention> => {
  if (!may(account, 'contributions.answer')) return { items: [], total: 0 };
  const { tenantId, zone } = workspace;
  const { say, locale } = words;
  const found = await askedOf(tx, tenantId, {
    accountId: account.id,
    leads: may(account, 'answers.name-checkers'),
    today,
    limit: mostItems,
  });
  const items = found.map(
    ({ ask, id, subjectId, receivedAt, dueOn, level, name }): AttentionItem => ({
      key: `${ask}:${subjectId}`,
      what: say(`check.week.${ask}`, {
        day: sayDay(dayIn(zone, receivedAt), locale, 'short'),
        level: say(`check.level.${level}`),
        name: name ?? '',
      }),
      dueOn,
      rank: asks.indexOf(ask),
      action: { href: `/berichten/${id}`, label: say(`check.week.${ask}.action`) },
    }),
  );
  return { items, total: found[0]?.total ?? 0 };
};
