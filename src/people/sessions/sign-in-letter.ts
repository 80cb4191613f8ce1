import type { LetterKind } from '../../mail/letter.ts';
import { sayTime } from '../../web/calendar.ts';
import type { Deps } from '../../web/deps.ts';
import { residentTagOf } from '../../web/locales.ts';
import { residentWords } from '../../web/words.ts';
import { mailLinkMinutes, newToken, tokenHash } from './session.ts';
import { insertSignInLink } from './session-store.ts';

/** The name of this kind of letter in the post. */
export const signInLetterKind = 'sign-in';

/** A link to sign in with, made in the moment of sending: it works once, for a quarter of an hour. */
export function signInLetter(deps: Pick<Deps, 'clock' | 'random'>): LetterKind {
  return {
    kind: signInLetterKind,
    async compose(tx, letter, to) {
      const token = newToken(deps.random);
      const expiresAt = new Date(deps.clock.now().getTime() + mailLinkMinutes * 60_000);
      await insertSignInLink(tx, letter.tenantId, {
        tokenHash: tokenHash(token),
        accountId: letter.toAccountId,
        expiresAt,
      });
      const { say, locale } = residentWords(residentTagOf(to.locale));
      const { name: workspace, baseUrl, zone } = to.workspace;
      return {
        subject: say('letter.signIn.subject', { workspace }),
        text: [
          say('letter.hello', { name: to.name }),
          say('letter.signIn.body', { workspace }),
          `${baseUrl}/aanmelden/${token}`,
          say('letter.signIn.until', { time: sayTime(expiresAt, zone, locale) }),
          say('letter.signIn.notYou'),
        ].join('\n\n'),
      };
    },
  };
}
