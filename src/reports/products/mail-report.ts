import { allOrNothing } from '../../db/all-or-nothing.ts';
import { lettersToGuests, queueLetter } from '../../mail/letter-store.ts';
import { appendEvent } from '../../thread/events.ts';
import { claimFormKey, contentHash, formKeyMac } from '../../thread/form-keys.ts';
import { isLocaleTag } from './addressees.ts';
import type { Drafting } from './drafting.ts';
import { reportLetterKind } from './report-letter.ts';
import { lockReport } from './report-store.ts';

/** How many addresses one form may have, and a workspace may write to in a day. */
export const mailLimits = { perForm: 50, perDay: 200 } as const;

const dayMilliseconds = 86_400_000;

export type MailReportResult =
  | { ok: true; count: number }
  | { ok: false; reason: 'gone' | 'not-public' | 'too-many' | 'too-many-today' | 'already-sent' };

/**
 * Sends the link of a published report to people without an account, once per form. Their addresses are
 * used for this letter only, and forgotten as soon as it has left; the event tells how many.
 */
export async function mailReport(
  { deps, workspace, account, approach }: Drafting,
  id: string,
  addresses: readonly string[],
  formKey: string,
): Promise<MailReportResult> {
  const { tenantId } = workspace;
  if (addresses.length > mailLimits.perForm) return { ok: false, reason: 'too-many' };
  const result = await allOrNothing(
    deps.db,
    { tenantId },
    async (tx): Promise<MailReportResult> => {
      const claim = await claimFormKey(tx, deps, {
        keyMac: formKeyMac(deps.secret, formKey),
        contentHash: contentHash(formKey, { addresses: [...addresses], id }),
        subjectId: id,
      });
      if (claim.outcome === 'same') return { ok: true, count: addresses.length };
      if (claim.outcome === 'other') return { ok: false, reason: 'already-sent' };
      const report = await lockReport(tx, tenantId, approach.id, id);
      if (!report) return { ok: false, reason: 'gone' };
      if (report.state !== 'published') return { ok: false, reason: 'not-public' };
      const since = new Date(deps.clock.now().getTime() - dayMilliseconds);
      const today = await lettersToGuests(tx, tenantId, reportLetterKind, since);
      if (today + addresses.length > mailLimits.perDay) {
        return { ok: false, reason: 'too-many-today' };
      }
      const locale = isLocaleTag(report.locale) ? report.locale : 'nl';
      for (const address of addresses) {
        const letter = { kind: reportLetterKind, toAccountId: '', subjectId: id };
        await queueLetter(tx, deps, tenantId, { ...letter, guest: { address, locale } });
      }
      await appendEvent(tx, deps, {
        kind: 'report-mailed',
        approachId: approach.id,
        subjectId: id,
        actorRole: account.role,
        facts: { count: addresses.length, number: report.newest },
      });
      return { ok: true, count: addresses.length };
    },
  );
  if (result.ok) deps.mail.nudge();
  return result;
}
