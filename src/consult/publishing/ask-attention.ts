import {
  type Attention,
  type AttentionItem,
  type AttentionSource,
  may,
} from '../../people/index.ts';
import { copiesToAskBy } from './share-for-person.ts';

const rank = 22;

/** Whom this person was asked to ask whether a copy of their words may be shown. */
export const askAttention: AttentionSource = async (
  { workspace, account, words: { say } },
  tx,
): Promise<Attention> => {
  if (!may(account, 'answers.bring')) return { items: [], total: 0 };
  const count = (await copiesToAskBy(tx, workspace.tenantId, account.id)).length;
  if (count === 0) return { items: [], total: 0 };
  const item: AttentionItem = {
    key: 'publication-ask',
    what: say('publishing.attention.ask', { count }),
    dueOn: null,
    rank,
    action: { href: '/mijn-mensen', label: say('publishing.attention.ask.action') },
    plainly: (easy) => ({
      what: easy.say('hear.share.ask.title'),
      action: {
        href: `/mijn-mensen/${easy.locale.tag}`,
        label: easy.say('hear.share.ask.open'),
      },
    }),
  };
  return { items: [item], total: 1 };
};
