import { z } from 'zod';
import type { LetterSeen } from '../../mail/letter-store.ts';
import { lettersSince, queueLetter } from '../../mail/letter-store.ts';
import type { Deps } from '../../web/deps.ts';
import type { LocaleTag } from '../../web/locales.ts';
import { accountOfEmail } from '../accounts/account-store.ts';
import { chooseLocaleOnce, lockAccount } from './session-store.ts';
import { signInLetterKind } from './sign-in-letter.ts';

const longestAddress = 254; // RFC 5321 §4.5.3.1.3
const address = z.string().trim().toLowerCase().max(longestAddress).pipe(z.email());

const minute = 60_000;
const day = 24 * 60 * minute;
/** How many letters one address gets, so that nobody can fill somebody's mailbox. */
const mostInQuarter = 3;
const mostInDay = 10;

/** Whether an address gets no more letters for now, by those of the last day. */
export function hasEnough(letters: readonly LetterSeen[], now: Date): boolean {
  const younger = (age: number) =>
    letters.filter((one) => now.getTime() - one.createdAt.getTime() < age).length;
  // pressed twice, or the letter of a moment ago is still to leave
  if (younger(minute) > 0 || letters.some((one) => one.state === 'waiting')) return true;
  return younger(15 * minute) >= mostInQuarter || letters.length >= mostInDay;
}

export type AskedSignIn = { ok: true } | { ok: false; reason: 'missing' | 'not-valid' };

/**
 * Sends a link to sign in to an address, if somebody here has it. The answer never tells whether:
 * it is the same for strangers, for people who left, and for who asked too often. Counted by address
 * and never by IP address: a table in the community centre shares one.
 * @throws DatabaseAway
 */
export async function askSignInLetter(
  deps: Pick<Deps, 'db' | 'clock' | 'random' | 'mail'>,
  tenantId: string,
  typed: string,
  locale: LocaleTag,
): Promise<AskedSignIn> {
  if (typed.trim() === '') return { ok: false, reason: 'missing' };
  const email = address.safeParse(typed);
  if (!email.success) return { ok: false, reason: 'not-valid' };
  const queued = await deps.db.tx({ tenantId }, async (tx) => {
    const account = await accountOfEmail(tx, tenantId, email.data);
    if (!account) return false;
    await lockAccount(tx, tenantId, account.id);
    const now = deps.clock.now();
    const letters = await lettersSince(tx, tenantId, {
      kind: signInLetterKind,
      toAccountId: account.id,
      since: new Date(now.getTime() - day),
    });
    if (hasEnough(letters, now)) return false;
    await chooseLocaleOnce(tx, tenantId, account.id, locale);
    const letter = { kind: signInLetterKind, toAccountId: account.id, subjectId: null };
    await queueLetter(tx, deps, tenantId, letter);
    return true;
  });
  if (queued) deps.mail.nudge();
  return { ok: true };
}
