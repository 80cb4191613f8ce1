import type { LetterSeen } from '../../mail/letter-store.ts';
import { type Day, dayIn } from '../../web/calendar.ts';
import { invitationDays } from '../sessions/session.ts';

/** Where an invitation stands, with the day on which that came about (null: nothing happened yet). */
export interface Invitation {
  readonly state:
    | 'none'
    | 'waiting'
    | 'late'
    | 'invited'
    | 'expired'
    | 'accepted'
    | 'bounced'
    | 'failed';
  readonly on: Day | null;
}

/** Nobody wrote to this person yet. */
export const notInvited: Invitation = { state: 'none', on: null };

/**
 * Where somebody's invitation stands.
 * @param newest the newest letter of any kind to this person: what it met, the next one meets too
 * @param invitation the newest invitation
 * @param signedInOn the last day on which this person signed in
 */
export function invitationOf(
  {
    newest,
    invitation,
    signedInOn,
  }: {
    newest: LetterSeen | undefined;
    invitation: LetterSeen | undefined;
    signedInOn: Day | null;
  },
  zone: string,
  now: Date,
): Invitation {
  const dayOf = (letter: LetterSeen): Day => dayIn(zone, letter.createdAt);
  if (newest?.state === 'given-up' && newest.problem !== 'needless') {
    const bounced = newest.problem === 'recipient-refused';
    return { state: bounced ? 'bounced' : 'failed', on: dayOf(newest) };
  }
  if (signedInOn) return { state: 'accepted', on: signedInOn };
  if (!invitation || invitation.state === 'given-up') return notInvited;
  if (invitation.state === 'waiting') {
    return { state: invitation.problem ? 'late' : 'waiting', on: dayOf(invitation) };
  }
  const age = now.getTime() - invitation.createdAt.getTime();
  const isOver = age > invitationDays * 86_400_000;
  return { state: isOver ? 'expired' : 'invited', on: dayOf(invitation) };
}
