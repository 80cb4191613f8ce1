import { raisePublicationVersion } from '../../approach/index.ts';
import type { Workspace } from '../../people/index.ts';
import { appendEvent } from '../../thread/events.ts';
import { deleteFiles, pendingFiles } from '../../thread/files/file-store.ts';
import { forgetContent } from '../../thread/form-keys.ts';
import { eraseText, soundsOfTexts } from '../../thread/texts.ts';
import type { Deps } from '../../web/deps.ts';
import { lockByCode } from '../answers/reply-store.ts';
import { leaveThemes } from '../themes/leave-themes.ts';
import { codeMac } from './contribution-code.ts';
import { forgetPerson, tracesOf } from './take-back-store.ts';

export type TakeBackResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'unknown-code' };

/**
 * Takes a message back: words, sound, photos, contact, background, the words beside replies and of
 * what we heard, and files that still wait under its form are erased for good; it leaves its themes,
 * and the consent ends. What stays is that there was a message and that it was taken back. Taking
 * back twice is the same as once. Answers to it stay, and are no longer shown.
 * @param code sixteen digits, read by `readCode`
 * @throws DatabaseAway
 */
export function takeBack(deps: Deps, workspace: Workspace, code: string): Promise<TakeBackResult> {
  const { tenantId } = workspace;
  return deps.db.tx({ tenantId }, async (tx): Promise<TakeBackResult> => {
    const contribution = await lockByCode(tx, tenantId, codeMac(deps.secret, code));
    if (!contribution) return { ok: false, reason: 'unknown-code' };
    if (contribution.state === 'withdrawn') return { ok: true };

    const { id, approachId } = contribution;
    const traces = await tracesOf(tx, tenantId, id);
    const spoken = await soundsOfTexts(tx, tenantId, traces.textIds);
    for (const textId of traces.textIds) await eraseText(tx, tenantId, textId);
    if (traces.keyMac) await forgetContent(tx, deps.random, tenantId, traces.keyMac);
    await forgetPerson(tx, tenantId, id, deps.clock.now());
    await leaveThemes(tx, tenantId, id);
    const waiting = traces.keyMac ? await pendingFiles(tx, tenantId, traces.keyMac) : [];
    const fileIds = [...traces.fileIds, ...spoken, ...waiting.map((file) => file.id)];
    await deleteFiles(tx, tenantId, [...new Set(fileIds)]);

    const event = { approachId, subjectId: id, actorRole: 'resident' } as const;
    await appendEvent(tx, deps, { ...event, kind: 'withdrawn', facts: {} });
    await appendEvent(tx, deps, { ...event, kind: 'erased', facts: { texts: traces.textIds } });
    await raisePublicationVersion(tx, tenantId, approachId);
    return { ok: true };
  });
}
