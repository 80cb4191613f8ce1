import {
  type Attention,
  type AttentionItem,
  type AttentionSource,
  may,
} from '../../people/index.ts';
import { dayIn, sayDay } from '../../web/calendar.ts';
import { bringingAsks } from './bring-attention-store.ts';

const mostItems = 10;
const rankToTell = 20;
const rankReturned = 10;

/** What one was asked to tell, and what came back because nobody could bring it. */
export const bringAttention: AttentionSource = async (
  { workspace, account, words },
  tx,
): Promise<Attention> => {
  const { tenantId, zone } = workspace;
  const { say, locale } = words;
  if (!may(account, 'answers.bring')) return { items: [], total: 0 };
  const { toTell, returned } = await bringingAsks(tx, tenantId, account.id);
  const mayAnswer = may(account, 'contributions.answer');
  const telling = toTell.map(({ answerId, count, dueOn, askedAt }): AttentionItem => {
    const day = sayDay(dayIn(zone, askedAt), locale, 'short');
    return {
      key: `bring:${answerId}`,
      what: say('bringing.week.toTell', { count, day }),
      dueOn,
      rank: rankToTell,
      action: { href: '/mijn-mensen', label: say('bringing.week.toTell.open') },
      plainly: (easy) => ({
        what: easy.say('week.toTell', { count }),
        action: {
          href: `/mijn-mensen/${easy.locale.tag}`,
          label: easy.say('week.toTell.open'),
        },
      }),
    };
  });
  const back = (mayAnswer ? returned : []).map(
    ({ contributionId, byName, reason, dueOn }): AttentionItem => {
      const why = say(`message.bring.reason.${reason}`);
      return {
        key: `bring-returned:${contributionId}`,
        what: say('bringing.week.returned', { name: byName, reason: why }),
        dueOn,
        rank: rankReturned,
        action: {
          href: `/berichten/${contributionId}`,
          label: say('bringing.week.returned.open'),
        },
      };
    },
  );
  const items = [...back, ...telling].sort((a, b) => (a.dueOn ?? '').localeCompare(b.dueOn ?? ''));
  return { items: items.slice(0, mostItems), total: items.length };
};
