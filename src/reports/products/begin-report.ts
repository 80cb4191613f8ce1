import { allOrNothing } from '../../db/all-or-nothing.ts';
import { today } from '../../people/index.ts';
import { appendEvent } from '../../thread/events.ts';
import { claimFormKey, contentHash, formKeyMac } from '../../thread/form-keys.ts';
import { newId } from '../../thread/ids.ts';
import { usualChoices } from '../compose/choices.ts';
import type { ReportKind } from '../documents/document.ts';
import { approachRecord } from '../record/read-record.ts';
import type { Drafting } from './drafting.ts';
import { localesOf } from './report.ts';
import { insertReport } from './report-store.ts';

export type BeginReportResult =
  | { ok: true; id: string }
  | { ok: false; reason: 'kind-missing' }
  /** This form already began a report of another kind. */
  | { ok: false; reason: 'already-sent'; earlierId: string };

const publicIdBytes = 9;

/**
 * Begins a report from what is there: with the newest entries of the record, and with our own sentences.
 * Once per form.
 */
export function beginReport(
  drafting: Drafting,
  kind: ReportKind,
  locale: string,
  formKey: string,
): Promise<BeginReportResult> {
  const { deps, workspace, account, approach } = drafting;
  const { tenantId } = workspace;
  if (!localesOf[kind].includes(locale)) {
    return Promise.resolve({ ok: false, reason: 'kind-missing' });
  }
  return allOrNothing(deps.db, { tenantId }, async (tx): Promise<BeginReportResult> => {
    const id = newId(deps);
    const claim = await claimFormKey(tx, deps, {
      keyMac: formKeyMac(deps.secret, formKey),
      contentHash: contentHash(formKey, { kind, locale }),
      subjectId: id,
    });
    if (claim.outcome !== 'new') {
      const earlierId = claim.subjectId ?? '';
      return claim.outcome === 'same'
        ? { ok: true, id: earlierId }
        : { ok: false, reason: 'already-sent', earlierId };
    }
    const at = deps.clock.now();
    const day = today(workspace, at);
    const record = await approachRecord(tx, tenantId, approach.id, 'coalition', day);
    if (!record) throw new Error('an approach that is here has a record');
    await insertReport(tx, tenantId, {
      id,
      publicId: Buffer.from(deps.random.bytes(publicIdBytes)).toString('base64url'),
      approachId: approach.id,
      kind,
      locale,
      told: usualChoices(record, kind),
      by: account.id,
      at,
      today: day,
    });
    await appendEvent(tx, deps, {
      kind: 'report-begun',
      approachId: approach.id,
      subjectId: id,
      actorRole: account.role,
      facts: { report: kind, locale },
    });
    return { ok: true, id };
  });
}
