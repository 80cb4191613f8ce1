import { insertAccount, type SignedIn } from '../people/index.ts';
import { newId } from '../thread/ids.ts';
import type { Deps } from '../web/deps.ts';
import type { DemoWorkspace } from './demo-content.ts';

/** Gives everyone who can sign in an account, and gives them by their key. */
export async function fillPeople(
  deps: Deps,
  tenantId: string,
  content: DemoWorkspace,
): Promise<ReadonlyMap<string, SignedIn>> {
  const names = new Map(content.organisations.map(({ key, name }) => [key, name]));
  const people = new Map<string, SignedIn>();
  await deps.db.tx({ tenantId }, async (tx) => {
    for (const { key, name, email, role, organisation } of content.people) {
      const account = {
        id: newId(deps),
        name,
        email,
        role,
        organisation: organisation === null ? null : (names.get(organisation) ?? null),
      };
      await insertAccount(tx, tenantId, account, deps.clock.now());
      people.set(key, { ...account, locale: 'nl' });
    }
  });
  return people;
}
