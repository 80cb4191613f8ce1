import { coalitionTagOf, type LocaleTag } from '../web/locales.ts';
import { type CoalitionWords, coalitionWords } from '../web/words.ts';
import type { Account } from './accounts/account.ts';

/** The words in which somebody who is signed in reads, by who they are and the language they chose. */
export function wordsOf({ locale }: Pick<Account, 'role'> & { locale: LocaleTag }): CoalitionWords {
  return coalitionWords(coalitionTagOf(locale));
}
