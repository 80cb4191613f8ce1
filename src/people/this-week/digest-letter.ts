import type { Tx } from '../../db/database.ts';
import type { LetterOfRooms, Recipient } from '../../mail/letter.ts';
import { type Day, dayIn } from '../../web/calendar.ts';
import type { Deps } from '../../web/deps.ts';
import { residentTagOf } from '../../web/locales.ts';
import { type CoalitionWords, residentWords } from '../../web/words.ts';
import { accountOfId } from '../accounts/account-store.ts';
import type { AttentionGroup, AttentionItem, AttentionRequest } from '../attention.ts';
import type { SignedIn } from '../sessions/session-store.ts';
import { wordsOf } from '../words-of.ts';
import type { Workspace } from '../workspaces/workspace.ts';
import { type Digest, sayWeekday, stopToken } from './digest.ts';
import { digestOf } from './digest-store.ts';
import { gatherWeek, type Week } from './gather-attention.ts';
import { sayDue } from './say-due.ts';

/** The name of this kind of letter in the post. */
export const digestLetterKind = 'this-week';

type LetterDeps = Pick<Deps, 'db' | 'clock' | 'secret' | 'log'>;
type FindWorkspace = (tx: Tx, tenantId: string) => Promise<Workspace | null>;

/**
 * Deze week as a letter: the same three things, how many more, and one link to stop it. Made when it
 * leaves, from what is asked then; needless when nothing is asked any more, when it was stopped, or when
 * its day is over.
 */
export function digestLetter(
  deps: LetterDeps,
  rooms: readonly AttentionGroup[],
  workspaceOf: FindWorkspace,
): LetterOfRooms {
  return {
    kind: digestLetterKind,
    async composeAlone({ tenantId, toAccountId, createdAt }, to) {
      const found = await deps.db.tx({ tenantId }, async (tx) => ({
        workspace: await workspaceOf(tx, tenantId),
        account: await accountOfId(tx, tenantId, toAccountId),
        digest: await digestOf(tx, tenantId, toAccountId),
      }));
      const { workspace, account, digest } = found;
      if (!workspace || !account || !digest || digest.rhythm === 'never') return null;
      const today = dayIn(workspace.zone, deps.clock.now());
      if (today !== dayIn(workspace.zone, createdAt)) return null;
      const reader: SignedIn = { ...account, locale: to.locale, secondFactor: 'none' };
      const words = wordsOf(reader);
      const request: AttentionRequest = {
        workspace,
        account: reader,
        words,
        today,
      };
      const week = await gatherWeek(deps, rooms, request);
      if (week.first.length === 0) return null;
      const stop = `${to.workspace.baseUrl}/mail-stoppen/${stopToken(deps.secret, tenantId, toAccountId)}`;
      return {
        subject: words.say('digest.letter.subject', { count: week.first.length }),
        text: letterText(to, week, { reader, words, digest, today, stop }),
        headers: {
          'List-Unsubscribe': `<${stop}>`,
          'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        },
      };
    },
  };
}

/** A key person reads in plain words what is asked, as on the page. */
const inTheirWords = (item: AttentionItem, { role, locale }: SignedIn) =>
  (role === 'key-person' && item.plainly?.(residentWords(residentTagOf(locale)))) || item;

function letterText(
  to: Recipient,
  { first, more }: Week,
  {
    reader,
    words,
    digest,
    today,
    stop,
  }: { reader: SignedIn; words: CoalitionWords; digest: Digest; today: Day; stop: string },
): string {
  const { say, locale } = words;
  const { baseUrl, name: workspace } = to.workspace;
  const things = first.map((item) => {
    const { dueOn } = item;
    const { what, action } = inTheirWords(item, reader);
    const said = dueOn
      ? say('digest.letter.item', { what, due: sayDue(words, dueOn, today) })
      : what;
    return `${said}\n${baseUrl}${action.href}`;
  });
  const rest =
    more > 0
      ? `${say('digest.letter.rest', { count: more })}\n${baseUrl}/week/alles`
      : `${say('digest.letter.week')}\n${baseUrl}/week`;
  const rhythm = digest.rhythm === 'daily' ? 'digest.letter.daily' : 'digest.letter.weekly';
  return [
    say('digest.letter.greeting', { name: to.name }),
    say('week.lead', { count: first.length }),
    ...things,
    rest,
    say(rhythm, { workspace, weekday: sayWeekday(digest.weekday, locale) }),
    `${say('digest.letter.stop')}\n${stop}`,
    `${say('digest.letter.change')}\n${baseUrl}/mijn/mail`,
  ].join('\n\n');
}
