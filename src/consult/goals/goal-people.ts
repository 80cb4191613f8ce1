import { type Account, may } from '../../people/index.ts';
import { type Presence, presenceKindOf } from './goal.ts';

/** People to choose from: who was there when a goal was decided. */
export interface PresentChoices {
  readonly partners: readonly Account[];
  readonly keyPersons: readonly Account[];
  readonly coalition: readonly Account[];
}

/** The people of a workspace, as what they are at the table. */
export function presentChoices(accounts: readonly Account[]): PresentChoices {
  const of = (kind: Presence['kind']) =>
    accounts.filter(({ role }) => presenceKindOf(role) === kind);
  return {
    partners: of('resident-partner'),
    keyPersons: of('key-person'),
    coalition: of('coalition'),
  };
}

/**
 * Who was there, from what was typed and chosen: residents first. Null when somebody who was chosen has
 * no account any more and was not already in the version before.
 */
export function presenceOf(
  groups: readonly string[],
  present: readonly string[],
  accounts: readonly Account[],
  before: readonly Presence[],
): Presence[] | null {
  const chosen: Presence[] = [];
  for (const id of present) {
    const account = accounts.find((one) => one.id === id);
    const kind = account
      ? presenceKindOf(account.role)
      : before.find(({ accountId }) => accountId === id)?.kind;
    if (!kind) return null;
    chosen.push({ kind, accountId: id, description: null });
  }
  const order = ['resident-partner', 'key-person', 'coalition'];
  chosen.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
  const residents = groups.map((description) => ({
    kind: 'residents' as const,
    accountId: null,
    description,
  }));
  return [...residents, ...chosen];
}

/** Who follows a new goal: its writer, or the coordinator when a resident partner wrote it. */
export function ownerOfNew(writer: Account, coordinatorId: string): string {
  return may(writer, 'contributions.answer') ? writer.id : coordinatorId;
}
