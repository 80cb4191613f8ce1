import { coalitionTagOf, isCoalitionTag, type LocaleTag, residentTagOf } from '../web/locales.ts';
import { type CoalitionWords, coalitionWords, seatWords } from '../web/words.ts';
import { type Account, isSeat, type Right } from './accounts/account.ts';

type Reader = Pick<Account, 'role'> & { readonly locale: LocaleTag };

/** The words of the coalition's screens in any of our languages. */
export const wordsIn = (tag: LocaleTag): CoalitionWords =>
  isCoalitionTag(tag) ? coalitionWords(tag) : seatWords(tag);

/**
 * The words in which somebody who is signed in reads: resident partners and key persons in the languages
 * of residents, others in those of the coalition.
 */
export const wordsOf = ({ role, locale }: Reader): CoalitionWords =>
  wordsIn(isSeat(role) ? residentTagOf(locale) : coalitionTagOf(locale));

/** Rights whose pages are there in every language of residents. */
const inEveryLanguage: readonly Right[] = [
  'own.manage',
  'contributions.read',
  'answers.sign',
  'answers.bring',
  'approaches.read',
  'approaches.check-words',
  'thread.read',
  'themes.read',
  'themes.confirm',
  'goals.read',
  'goals.decide',
  'decisions.read',
  'publications.read',
  'publications.hold',
];

/**
 * The words of a page behind a right. Where it is not there in somebody's language, it is in Dutch, and
 * the frame around it is in theirs.
 */
export function wordsForRight(reader: Reader, right: Right): CoalitionWords {
  const words = wordsOf(reader);
  const isThere = words.locale.lang === 'nl' || words.locale.lang === 'en';
  if (isThere || inEveryLanguage.includes(right)) return words;
  return { ...seatWords('nl-eenvoudig'), frame: words };
}
