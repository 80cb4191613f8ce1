import { allApproaches, approachOfId } from '../approach/index.ts';
import type { Tx } from '../db/database.ts';
import type { HandingOver, OwnedKind, OwnedWork, Right } from '../people/index.ts';
import { type ActorRole, appendEvent, appendEvents } from '../thread/events.ts';
import type { Deps } from '../web/deps.ts';
import { deleteUntoldSignatures } from './answers/answer-store.ts';
import { forgetLinks } from './links/read-link.ts';
import {
  type ConsultKind,
  consultKinds,
  moveMessages,
  moveOthers,
  ownedCounts,
  ownersOfWork,
} from './owned-work-store.ts';

const rightOf: Readonly<Record<ConsultKind, Right>> = {
  answer: 'contributions.answer',
  answered: 'contributions.answer',
  'write-out': 'contributions.answer',
  link: 'contributions.answer',
  goal: 'goals.decide',
  check: 'answers.check',
  checker: 'answers.check',
  bring: 'answers.bring',
};

const kindOf = (key: string): ConsultKind => {
  const kind = consultKinds.find((one) => one === key);
  if (!kind) throw new Error(`unknown work of consult: ${key}`);
  return kind;
};

async function count(tx: Tx, tenantId: string, accountId: string): Promise<OwnedKind[]> {
  const counts = await ownedCounts(tx, tenantId, accountId);
  if (counts.length === 0) return [];
  const approaches = new Map((await allApproaches(tx, tenantId)).map((one) => [one.id, one]));
  return consultKinds.flatMap((key) =>
    counts
      .filter((one) => one.key === key)
      .flatMap((one) => {
        const approach = approaches.get(one.approachId);
        if (!approach) return [];
        const { id, title, coordinatorId } = approach;
        const kind = { key, count: one.count, right: rightOf[key], usualId: coordinatorId };
        return [{ ...kind, approach: { id, title } }];
      }),
  );
}

async function handOver(tx: Tx, deps: Deps, handing: HandingOver): Promise<void> {
  const kind = kindOf(handing.key);
  if (kind !== 'answer' && kind !== 'answered' && kind !== 'write-out') {
    const approach = await approachOfId(tx, handing.tenantId, handing.approachId);
    const coordinatorId = approach?.coordinatorId ?? handing.to;
    const of = await moveOthers(tx, { ...handing, coordinatorId }, kind);
    const { approachId, actorRole, to } = handing;
    const event = { kind: 'handed-on', approachId, subjectId: approachId, actorRole } as const;
    if (of.length > 0) await appendEvent(tx, deps, { ...event, facts: { task: kind, to, of } });
    return;
  }
  const ids = await moveMessages(tx, handing, kind);
  await appendEvents(
    tx,
    deps,
    ids.map((id) => ({
      kind: 'handed-on',
      approachId: handing.approachId,
      subjectId: id,
      actorRole: handing.actorRole,
      facts: { task: kind === 'write-out' ? 'write-out' : 'answer', to: handing.to },
    })),
  );
}

/** A resident partner who withdraws speaks for no answer that nobody heard yet; what was told stays told. */
async function takeNameAway(
  tx: Tx,
  deps: Deps,
  { tenantId, accountId, actorRole }: { tenantId: string; accountId: string; actorRole: ActorRole },
): Promise<void> {
  const signed = await deleteUntoldSignatures(tx, tenantId, accountId);
  await appendEvents(
    tx,
    deps,
    signed.map(({ answerId, approachId, contributionId }) => ({
      kind: 'answer-unsigned',
      approachId,
      subjectId: contributionId,
      actorRole,
      facts: { answer: answerId },
    })),
  );
}

/** What of this room hangs on a person: messages, invitations, goals, checking and bringing answers. */
export function consultWork(deps: Deps): OwnedWork {
  return {
    room: 'consult',
    count,
    owners: ownersOfWork,
    handOver: (tx, handing) => handOver(tx, deps, handing),
    leave: (tx, leaving) => takeNameAway(tx, deps, leaving),
    forget: () => forgetLinks(deps),
    say: ({ say }, kind) => say(`people.owned.consult.${kindOf(kind.key)}`, { count: kind.count }),
  };
}
