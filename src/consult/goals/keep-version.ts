import type { Tx } from '../../db/database.ts';
import type { SignedIn, Workspace } from '../../people/index.ts';
import { appendEvent } from '../../thread/events.ts';
import { newId } from '../../thread/ids.ts';
import { addText, type TextFact } from '../../thread/texts.ts';
import type { Deps } from '../../web/deps.ts';
import { type GoalContent, type GoalEventKind, isWithResidents } from './goal.ts';
import { type GoalVersion, insertVersion, insertWord } from './goal-store.ts';

/** Who writes a goal down. */
export interface GoalActor {
  readonly deps: Deps;
  readonly workspace: Workspace;
  readonly account: SignedIn;
}

const digests = (facts: readonly (TextFact | null)[]): string[] =>
  facts.flatMap((fact) => (fact ? [`${fact.text} ${fact.version} ${fact.digest}`] : []));

/** A resident partner who writes down a decision and was there, need not say once more that it is so. */
const isConfirmedByMaking = (account: SignedIn, content: GoalContent): boolean =>
  account.role === 'resident-partner' &&
  content.presence.some(({ accountId }) => accountId === account.id);

/**
 * Keeps one version of a goal with its texts and its event. Words that did not change keep their text.
 * @param before the version that it follows; null for the first
 */
export async function keepVersion(
  tx: Tx,
  { deps, workspace, account }: GoalActor,
  goal: { readonly id: string; readonly approachId: string },
  version: {
    readonly number: number;
    readonly content: GoalContent;
    readonly reason: string | null;
    readonly event: GoalEventKind;
    readonly before: GoalVersion | null;
  },
): Promise<void> {
  const { content, before, number } = version;
  const write = async (body: string | null, field: 'change' | 'notice' | 'input' | 'reason') => {
    if (body === null) return { id: null, fact: null };
    if (field !== 'reason' && before && before[field] === body) {
      return { id: before.textIds[field], fact: null };
    }
    const textId = newId(deps);
    const text = { textId, version: 1, locale: 'nl', body, status: 'written' as const };
    return { id: textId, fact: await addText(tx, deps, { ...text, by: account.id }) };
  };
  const change = await write(content.change, 'change');
  const notice = await write(content.notice, 'notice');
  const input = await write(content.input, 'input');
  const reason = await write(version.reason, 'reason');
  if (change.id === null) throw new Error('a goal says what should become different');
  await insertVersion(tx, workspace.tenantId, goal.id, {
    version: number,
    state: content.state,
    decidedOn: content.decidedOn,
    presence: content.presence,
    textIds: { change: change.id, notice: notice.id, input: input.id },
    reasonId: reason.id,
    madeBy: account.id,
    madeAt: deps.clock.now(),
  });
  if (isConfirmedByMaking(account, content)) {
    const word = { goalId: goal.id, version: number, accountId: account.id };
    await insertWord(tx, workspace.tenantId, { ...word, at: deps.clock.now() });
  }
  await appendEvent(tx, deps, {
    kind: version.event,
    approachId: goal.approachId,
    subjectId: goal.id,
    actorRole: account.role,
    facts: {
      version: number,
      state: content.state,
      decidedOn: content.decidedOn,
      present: content.presence.map(({ kind }) => kind),
      withResidents: isWithResidents(content.presence),
      texts: digests([change.fact, notice.fact, input.fact, reason.fact]),
    },
  });
}
