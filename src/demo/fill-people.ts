import {
  insertAccount,
  type Organisation,
  organisationNamed,
  type SignedIn,
} from '../people/index.ts';
import { newId } from '../thread/ids.ts';
import type { Deps } from '../web/deps.ts';
import type { DemoWorkspace } from './demo-content.ts';

/** Gives everyone who can sign in an account, and gives them by their key. */
export async function fillPeople(
  deps: Deps,
  tenantId: string,
  content: DemoWorkspace,
): Promise<ReadonlyMap<string, SignedIn>> {
  const people = new Map<string, SignedIn>();
  await deps.db.tx({ tenantId }, async (tx) => {
    const organisations = new Map<string, Organisation>();
    for (const { key, name, sector, domain } of content.organisations) {
      const about = { kind: sector, domain };
      organisations.set(key, await organisationNamed(tx, deps, tenantId, name, about));
    }
    for (const { key, name, email, role, level, organisation } of content.people) {
      const known = organisation === null ? undefined : organisations.get(organisation);
      const account = {
        id: newId(deps),
        name,
        email,
        role,
        level,
        organisationId: known?.id ?? null,
        organisation: known?.name ?? null,
      };
      await insertAccount(tx, tenantId, account, deps.clock.now());
      people.set(key, { ...account, locale: 'nl', secondFactor: 'none' });
    }
  });
  return people;
}
