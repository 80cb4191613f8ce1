import { approachOfId, checkerOf, levelOwnerOf } from '../../approach/index.ts';
import type { Tx } from '../../db/database.ts';
import {
  type Account,
  activeAccounts,
  type Level,
  may,
  type Right,
  standInFor,
  today,
} from '../../people/index.ts';
import type { Actor } from '../contributions/act-on-messages.ts';
import type { AnswerKind } from './answer.ts';
import type { CheckPeople, LevelPeople } from './level-up.ts';

/** Everyone with this right, by name; administrators apart; the coordinator when still there. */
async function peopleFor(tx: Tx, tenantId: string, approachId: string, right: Right) {
  const approach = await approachOfId(tx, tenantId, approachId);
  if (!approach) throw new Error(`contribution in an unknown approach ${approachId}`);
  const able = (await activeAccounts(tx, tenantId)).filter((one) => may(one, right));
  const isThere = (id: string) => able.some((one) => one.id === id);
  const ids = (chosen: (one: Account) => boolean) => able.filter(chosen).map(({ id }) => id);
  const administratorIds = ids(({ role }) => role === 'administrator');
  const coordinators = ids(({ role }) => role === 'coordinator');
  const coordinatorId = isThere(approach.coordinatorId)
    ? approach.coordinatorId
    : (coordinators[0] ?? null);
  const otherIds = ids(({ role }) => role !== 'administrator');
  return { approach, isThere, ids, coordinatorId, administratorIds, otherIds };
}

type Where = Pick<Actor, 'deps' | 'workspace'>;

/** Who could look again at what was contested, at the level where it goes. */
export async function levelPeopleOf(
  tx: Tx,
  { deps, workspace }: Where,
  approachId: string,
  level: Level,
): Promise<LevelPeople> {
  const { tenantId } = workspace;
  const people = await peopleFor(tx, tenantId, approachId, 'contributions.answer');
  const named = await levelOwnerOf(tx, tenantId, approachId, level);
  const on = today(workspace, deps.clock.now());
  const asked = named && (await standInFor(tx, tenantId, named, on));
  return {
    ...people,
    coordinatorId:
      people.coordinatorId ?? people.administratorIds[0] ?? people.approach.coordinatorId,
    namedId: [asked, named].find((id) => id && people.isThere(id)) ?? null,
    memberIds: people.ids((one) => one.level === level),
  };
}

/** Who could check an answer of this kind; null when the approach asks for no check. */
export async function checkPeopleOf(
  tx: Tx,
  { deps, workspace }: Where,
  approachId: string,
  kind: AnswerKind,
): Promise<CheckPeople | null> {
  const { tenantId } = workspace;
  const named = await checkerOf(tx, tenantId, approachId, kind);
  if (!named) return null;
  const people = await peopleFor(tx, tenantId, approachId, 'answers.check');
  const on = today(workspace, deps.clock.now());
  const asked = await standInFor(tx, tenantId, named, on);
  return { ...people, namedId: [asked, named].find(people.isThere) ?? null };
}
