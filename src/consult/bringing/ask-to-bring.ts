import { accountForWork, may } from '../../people/index.ts';
import { appendEvent } from '../../thread/events.ts';
import { isId } from '../../thread/ids.ts';
import { waitingFor } from '../answers/answer-store.ts';
import {
  type Actor,
  type ActResult,
  actOnMessages,
  notValid,
} from '../contributions/act-on-messages.ts';
import { answerToDeliver } from '../contributions/coalition-message.ts';
import { putBringer } from './bringing-store.ts';

/** Who is asked to bring a checked answer. */
export interface AskToBring {
  readonly answerId: string;
  /** Empty: nobody, the team brings it. */
  readonly bringerId: string;
}

/** Asks somebody to bring an answer to the person of one message, or to everybody who waits for it. */
export async function askToBring(
  actor: Actor,
  id: string,
  formKey: string,
  typed: AskToBring & { forAll: boolean },
): Promise<ActResult> {
  const waiting = typed.forAll ? await waitingIds(actor, typed.answerId) : [];
  const ids = [id, ...waiting.filter((other) => other !== id)];
  return askFor(actor, ids, formKey, typed);
}

async function waitingIds({ deps, workspace }: Actor, answerId: string): Promise<string[]> {
  const { tenantId } = workspace;
  if (!isId(answerId)) return [];
  return deps.db.tx({ tenantId }, (tx) => waitingFor(tx, tenantId, answerId));
}

function askFor(
  actor: Actor,
  ids: readonly string[],
  formKey: string,
  { answerId, bringerId }: AskToBring,
): Promise<ActResult> {
  const { deps, workspace, account } = actor;
  const { tenantId } = workspace;
  const content = { ask: answerId, bringerId };
  const post = { action: 'deliver', ids, seen: null, formKey, content } as const;
  return actOnMessages(actor, post, async (tx, messages) => {
    const bringer = bringerId === '' ? null : await accountForWork(tx, tenantId, bringerId);
    if (bringerId !== '' && (!bringer || !may(bringer, 'answers.bring'))) {
      return notValid([{ field: 'bringer', reason: 'unknown-choice' }]);
    }
    const at = deps.clock.now();
    for (const message of messages) {
      const contributionId = message.id;
      const answer = answerToDeliver(message.state, message.answers);
      const asked = { answerId, contributionId, bringerId: bringer?.id ?? null, at };
      const isAsked = answer?.id === answerId && (await putBringer(tx, tenantId, asked));
      if (!isAsked) return { ok: false, reason: 'changed', ids: [contributionId] };
      await appendEvent(tx, deps, {
        kind: bringer ? 'bring-asked' : 'bring-ask-ended',
        approachId: message.approachId,
        subjectId: contributionId,
        actorRole: account.role,
        facts: { answer: answerId, role: bringer?.role ?? null },
      });
    }
    return { ok: true };
  });
}
