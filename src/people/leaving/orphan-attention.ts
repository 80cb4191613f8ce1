import { may } from '../accounts/account.ts';
import { everyPerson } from '../accounts/account-store.ts';
import type { AttentionSource } from '../attention.ts';
import type { OwnedWork } from '../owned-work.ts';
import { peopleGoneWithWork } from './work-of.ts';

const nobody = { items: [], total: 0 } as const;

/** Asks an administrator to hand over what hangs on someone who is not there any more. */
export function orphanAttention(works: readonly OwnedWork[]): AttentionSource {
  return async ({ workspace, account, words: { say } }, tx) => {
    if (!may(account, 'people.manage')) return nobody;
    const { tenantId } = workspace;
    const people = await everyPerson(tx, tenantId);
    const here = new Set(people.filter(({ active }) => active).map(({ id }) => id));
    const ids = await peopleGoneWithWork(tx, tenantId, works, here);
    const gone = ids.map((id) => ({ id, name: people.find((one) => one.id === id)?.name }));
    const items = gone.slice(0, 10).map(({ id, name = say('people.orphans.unknown') }) => ({
      key: `orphan:${id}`,
      what: say('people.orphans.ask', { name }),
      dueOn: null,
      rank: 0,
      action: { href: `/mensen/${id}/overdragen`, label: say('people.handOver.button') },
    }));
    return { items, total: gone.length };
  };
}
