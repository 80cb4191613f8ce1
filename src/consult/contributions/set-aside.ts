import { raisePublicationVersion, withdrawPublicationsOf } from '../../approach/index.ts';
import { appendEvent } from '../../thread/events.ts';
import { leaveThemes } from '../themes/leave-themes.ts';
import { type Actor, type ActResult, actOnMessages, notValid, onlyOne } from './act-on-messages.ts';
import { setAsideReasons } from './coalition-message.ts';
import { confirmSetAside, deleteSetAside, insertSetAside, moveMessage } from './message-store.ts';

/** Proposes to set a message aside: no answer will come, and the person sees why under the code. */
export function proposeSetAside(
  actor: Actor,
  id: string,
  typed: { formKey: string; reason: string },
): Promise<ActResult> {
  const { deps, workspace, account } = actor;
  const { tenantId } = workspace;
  const post = { action: 'propose-set-aside', ids: [id], seen: null } as const;
  const { formKey } = typed;
  return actOnMessages(actor, { ...post, formKey, content: typed }, async (tx, messages) => {
    const message = onlyOne(messages);
    const reason = setAsideReasons.find((known) => known === typed.reason);
    if (!reason) {
      return notValid([{ field: 'reason', reason: typed.reason ? 'unknown-choice' : 'missing' }]);
    }
    const stateBefore = message.state;
    const at = deps.clock.now();
    await insertSetAside(tx, tenantId, id, { reason, stateBefore, by: account.id, at });
    await moveMessage(tx, tenantId, id, { state: 'set-aside-proposed' });
    await appendEvent(tx, deps, {
      kind: 'set-aside-proposed',
      approachId: message.approachId,
      subjectId: id,
      actorRole: account.role,
      facts: { reason },
    });
    return { ok: true };
  });
}

/** A second person agrees that a message is set aside, or does not: then it stands where it stood. */
export function decideSetAside(
  actor: Actor,
  id: string,
  typed: { formKey: string; agrees: boolean },
): Promise<ActResult> {
  const { deps, workspace, account } = actor;
  const { tenantId } = workspace;
  const post = { action: 'decide-set-aside', ids: [id], seen: null } as const;
  const { formKey } = typed;
  return actOnMessages(actor, { ...post, formKey, content: typed }, async (tx, messages) => {
    const message = onlyOne(messages);
    const { setAside, approachId } = message;
    if (!setAside) throw new Error('a proposal to set aside has a row');
    if (typed.agrees) {
      await confirmSetAside(tx, tenantId, id, account.id, deps.clock.now());
      await moveMessage(tx, tenantId, id, { state: 'set-aside' });
      await leaveThemes(tx, tenantId, id);
      await withdrawPublicationsOf(tx, deps, tenantId, id, 'by-team');
    } else {
      await deleteSetAside(tx, tenantId, id);
      await moveMessage(tx, tenantId, id, { state: setAside.stateBefore });
    }
    await appendEvent(tx, deps, {
      kind: typed.agrees ? 'set-aside' : 'set-aside-refused',
      approachId,
      subjectId: id,
      actorRole: account.role,
      facts: { reason: setAside.reason },
    });
    await raisePublicationVersion(tx, tenantId, approachId);
    return { ok: true };
  });
}
