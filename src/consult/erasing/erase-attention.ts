import { type AttentionItem, type AttentionSource, may } from '../../people/index.ts';
import { dayIn } from '../../web/calendar.ts';
import { erasuresToDecide } from './erasure-store.ts';

const rank = 5;

/** What a colleague wants to erase for somebody, and waits for a second person. */
export const eraseAttention: AttentionSource = async ({ workspace, account, words }, tx) => {
  if (!may(account, 'contributions.erase')) return { items: [], total: 0 };
  const { items, total } = await erasuresToDecide(tx, workspace.tenantId, account.id);
  const { say } = words;
  return {
    total,
    items: items.map(
      ({ contributionId, proposedByName: name, proposedAt }): AttentionItem => ({
        key: `erase:${contributionId}`,
        what: say('erase.attention', { name }),
        dueOn: dayIn(workspace.zone, proposedAt),
        rank,
        action: { href: `/berichten/${contributionId}/wissen`, label: say('erase.attention.open') },
      }),
    ),
  };
};
