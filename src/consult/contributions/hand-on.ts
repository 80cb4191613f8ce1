import { accountForWork, may } from '../../people/index.ts';
import { appendEvent } from '../../thread/events.ts';
import { type Actor, type ActResult, actOnMessages, notValid, onlyOne } from './act-on-messages.ts';
import { changeOwners } from './message-store.ts';

export const handOnTasks = ['answer', 'write-out', 'both'] as const;
export type HandOnTask = (typeof handOnTasks)[number];

/**
 * Hands a message on: somebody else answers it, or writes it out. `seenOwner` is who had it when the
 * person chose: when that changed meanwhile, they see it first.
 */
export function handOn(
  actor: Actor,
  id: string,
  typed: { formKey: string; to: string; task: HandOnTask; seenOwner: string },
): Promise<ActResult> {
  const { deps, workspace, account } = actor;
  const { tenantId } = workspace;
  const post = { action: 'hand-on', ids: [id], seen: null, formKey: typed.formKey } as const;
  return actOnMessages(actor, { ...post, content: typed }, async (tx, messages) => {
    const message = onlyOne(messages);
    const owners = {
      answer: typed.task === 'write-out' ? null : typed.to,
      writeOut: typed.task === 'answer' ? null : typed.to,
    };
    const to = await accountForWork(tx, tenantId, typed.to);
    if (!to || !may(to, 'contributions.answer')) {
      return notValid([{ field: 'to', reason: typed.to ? 'unknown-choice' : 'missing' }]);
    }
    if (message.ownerId !== typed.seenOwner) return { ok: false, reason: 'changed', ids: [id] };
    const staysSame =
      (owners.answer ?? message.ownerId) === message.ownerId &&
      (owners.writeOut ?? message.writeOutOwnerId) === message.writeOutOwnerId;
    if (staysSame) return notValid([{ field: 'to', reason: 'same-owner' }]);
    await changeOwners(tx, tenantId, id, owners);
    await appendEvent(tx, deps, {
      kind: 'handed-on',
      approachId: message.approachId,
      subjectId: id,
      actorRole: account.role,
      facts: { task: typed.task, to: to.id },
    });
    return { ok: true };
  });
}
