import type { LetterKind } from '../../mail/letter.ts';
import { dayIn, sayDay } from '../../web/calendar.ts';
import type { Deps } from '../../web/deps.ts';
import { residentTagOf } from '../../web/locales.ts';
import { residentWords } from '../../web/words.ts';
import { accountOfId } from '../accounts/account-store.ts';
import { invitationDays, newToken, tokenHash } from '../sessions/session.ts';
import { insertSignInLink } from '../sessions/session-store.ts';

/** The name of this kind of letter in the post; its subject is who invites. */
export const invitationLetterKind = 'invitation';

/** Invites somebody, in the name of who did so, with a link that works once within 7 days. */
export function invitationLetter(deps: Pick<Deps, 'clock' | 'random'>): LetterKind {
  return {
    kind: invitationLetterKind,
    async compose(tx, letter, to) {
      const token = newToken(deps.random);
      const expiresAt = new Date(deps.clock.now().getTime() + invitationDays * 86_400_000);
      const by = await accountOfId(tx, letter.tenantId, letter.subjectId ?? '');
      await insertSignInLink(tx, letter.tenantId, {
        tokenHash: tokenHash(token),
        accountId: letter.toAccountId,
        expiresAt,
      });
      const { say, locale } = residentWords(residentTagOf(to.locale));
      const { name: workspace, baseUrl, zone } = to.workspace;
      const inviter = by?.name ?? workspace;
      return {
        subject: say('letter.invite.subject', { inviter, workspace }),
        text: [
          say('letter.hello', { name: to.name }),
          say('letter.invite.body', { inviter, workspace }),
          say('letter.invite.what'),
          say('letter.invite.link'),
          `${baseUrl}/aanmelden/${token}`,
          say('letter.invite.until', { day: sayDay(dayIn(zone, expiresAt), locale) }),
          `${baseUrl}/aanmelden`,
          say('letter.invite.notYou', { inviter }),
        ].join('\n\n'),
      };
    },
  };
}
