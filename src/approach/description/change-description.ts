import { allOrNothing } from '../../db/all-or-nothing.ts';
import type { Tx } from '../../db/database.ts';
import { appendEvent } from '../../thread/events.ts';
import { claimFormKey, contentHash, formKeyMac } from '../../thread/form-keys.ts';
import { newId } from '../../thread/ids.ts';
import { addText, nextVersion } from '../../thread/texts.ts';
import { type ChangePartResult, changePart } from '../change-part.ts';
import type { Recording } from '../recording.ts';
import {
  descriptionLimit,
  descriptionLocale,
  remarkLimit,
  type ShownDescription,
  shownDescription,
} from './description.ts';
import {
  descriptionChecks,
  descriptionOf,
  insertDescriptionCheck,
  nameDescription,
} from './description-store.ts';

export type DescriptionFaults = { body?: 'description-missing' | 'description-too-long' };

/** The description of an approach as it is shown. */
export async function readDescription(
  tx: Tx,
  tenantId: string,
  approachId: string,
): Promise<ShownDescription> {
  const description = await descriptionOf(tx, tenantId, approachId);
  const checks = description.text ? await descriptionChecks(tx, tenantId, approachId) : [];
  return shownDescription(description, checks);
}

/**
 * Gives the description of an approach new words: a new version, which no resident partner has looked
 * at yet.
 * @param seen the mark of the words that stood in the form when it was opened
 */
export async function changeDescription(
  recording: Recording,
  body: string,
  seen: string,
): Promise<ChangePartResult<string, DescriptionFaults>> {
  const { deps, workspace, account, approach } = recording;
  const { tenantId } = workspace;
  if (!body) return { ok: false, reason: 'invalid', faults: { body: 'description-missing' } };
  return changePart<string, DescriptionFaults>(recording, {
    seen,
    next: body,
    read: async (tx) => (await readDescription(tx, tenantId, approach.id)).body,
    write: async (tx) => {
      if (body.length > descriptionLimit) return { body: 'description-too-long' };
      const { textId } = await descriptionOf(tx, tenantId, approach.id);
      const id = textId ?? newId(deps);
      await addText(tx, deps, {
        textId: id,
        version: await nextVersion(tx, tenantId, id),
        locale: descriptionLocale,
        body,
        status: 'written',
        by: account.id,
      });
      if (!textId) await nameDescription(tx, tenantId, approach.id, id);
      return null;
    },
    event: { kind: 'approach-described', facts: {} },
  });
}

export type CheckDescriptionResult =
  | { ok: true }
  | { ok: false; reason: 'verdict-missing' | 'remark-missing' | 'remark-too-long' }
  /** There are other words since the page was opened. */
  | { ok: false; reason: 'changed' };

/** What a resident partner says of the words of a description, once per form. */
export function checkDescription(
  recording: Recording,
  typed: { readonly verdict: string; readonly remark: string; readonly version: string },
  formKey: string,
): Promise<CheckDescriptionResult> {
  const { deps, workspace, account, approach } = recording;
  const { tenantId } = workspace;
  const { verdict } = typed;
  const remark = typed.remark.trim();
  return allOrNothing(deps.db, { tenantId }, async (tx): Promise<CheckDescriptionResult> => {
    if (verdict !== 'clear' && verdict !== 'unclear')
      return { ok: false, reason: 'verdict-missing' };
    if (verdict === 'unclear' && !remark) return { ok: false, reason: 'remark-missing' };
    if (remark.length > remarkLimit) return { ok: false, reason: 'remark-too-long' };
    const { version } = await readDescription(tx, tenantId, approach.id);
    if (version === 0 || String(version) !== typed.version) return { ok: false, reason: 'changed' };
    const id = newId(deps);
    const claim = await claimFormKey(tx, deps, {
      keyMac: formKeyMac(deps.secret, formKey),
      contentHash: contentHash(formKey, { verdict, remark, version }),
      subjectId: id,
    });
    if (claim.outcome === 'same') return { ok: true };
    const remarkTextId = remark ? newId(deps) : null;
    if (remarkTextId) {
      await addText(tx, deps, {
        textId: remarkTextId,
        version: 1,
        locale: descriptionLocale,
        body: remark,
        status: 'written',
        by: account.id,
      });
    }
    await insertDescriptionCheck(tx, tenantId, {
      ...{ id, approachId: approach.id, version, verdict, remarkTextId },
      ...{ accountId: account.id, checkedAt: deps.clock.now() },
    });
    await appendEvent(tx, deps, {
      kind: 'approach-description-checked',
      approachId: approach.id,
      subjectId: approach.id,
      actorRole: account.role,
      facts: { version, verdict },
    });
    return { ok: true };
  });
}
