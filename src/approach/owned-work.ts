import type { Tx } from '../db/database.ts';
import type { HandingOver, OwnedKind, OwnedWork, Right } from '../people/index.ts';
import { appendEvent } from '../thread/events.ts';
import type { Deps } from '../web/deps.ts';
import { allApproaches, approachOfId, raisePublicationVersion } from './approach-store.ts';
import {
  type ApproachKind,
  approachKinds,
  moveWork,
  ownedCounts,
  ownersOfWork,
} from './owned-work-store.ts';

const rightOf: Readonly<Record<ApproachKind, Right>> = {
  coordinator: 'approaches.manage',
  level: 'contributions.answer',
  decision: 'decisions.record',
};

const kindOf = (key: string): ApproachKind => {
  const kind = approachKinds.find((one) => one === key);
  if (!kind) throw new Error(`unknown work of approach: ${key}`);
  return kind;
};

async function count(tx: Tx, tenantId: string, accountId: string): Promise<OwnedKind[]> {
  const counts = await ownedCounts(tx, tenantId, accountId);
  if (counts.length === 0) return [];
  const approaches = await allApproaches(tx, tenantId);
  return approaches.flatMap(({ id, title, coordinatorId }) =>
    approachKinds.flatMap((key) => {
      const found = counts.find((one) => one.key === key && one.approachId === id);
      const kind = { key, right: rightOf[key], approach: { id, title }, usualId: coordinatorId };
      return found ? [{ ...kind, count: found.count }] : [];
    }),
  );
}

async function handOver(tx: Tx, deps: Deps, handing: HandingOver): Promise<void> {
  const kind = kindOf(handing.key);
  const of = await moveWork(tx, handing, kind);
  const { tenantId, approachId, actorRole, to } = handing;
  if (kind !== 'coordinator') {
    const event = { kind: 'handed-on', approachId, subjectId: approachId, actorRole } as const;
    if (of.length > 0) await appendEvent(tx, deps, { ...event, facts: { task: kind, to, of } });
    return;
  }
  const approach = await approachOfId(tx, tenantId, approachId);
  await appendEvent(tx, deps, {
    kind: 'approach-changed',
    approachId,
    subjectId: approachId,
    actorRole,
    facts: { coordinator: to, answerDays: approach?.answerDays ?? null },
  });
  await raisePublicationVersion(tx, tenantId, approachId);
}

/** What of approaches hangs on a person: leading one, a level of it, looking at a decision again. */
export function approachWork(deps: Deps): OwnedWork {
  return {
    room: 'approach',
    count,
    owners: ownersOfWork,
    handOver: (tx, handing) => handOver(tx, deps, handing),
    forget: () => undefined,
    say: ({ say }, kind) => say(`people.owned.approach.${kindOf(kind.key)}`, { count: kind.count }),
  };
}
