/** Longest note that is taken, in characters as people count them (code points). */
export const NOTE_CHARACTERS_LIMIT = 10_000;

/**
 * The same words always written the same: NFC, line breaks as one sign, no control characters, no
 * half characters, nothing around it. Signs that join emoji and that set the direction stay.
 */
export function normaliseWords(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|\u000B|\u2028|\u2029/g, '\n')
    .replace(/(?![\n\t])\p{Cc}|\uFEFF/gu, '')
    .normalize('NFC')
    .trim();
}

/** Whether somebody would see something: an emoji is words, a zero-width space is not. */
export function saysNothing(words: string): boolean {
  return !/[^\p{Z}\p{Cc}\p{Cf}]/u.test(words);
}

/** Whether the words have more characters than are taken. */
export function isTooLong(words: string): boolean {
  if (words.length <= NOTE_CHARACTERS_LIMIT) return false;
  if (words.length > NOTE_CHARACTERS_LIMIT * 2) return true;
  return [...words].length > NOTE_CHARACTERS_LIMIT;
}

const NINE_DIGITS = /(?<![\d.,])(?:\d{9}|\d{4}[. ]\d{2}[. ]\d{3}|\d{3}[. ]\d{3}[. ]\d{3})(?!\d)/g;

/**
 * Whether nine digits in the words could be a citizen service number (*burgerservicenummer*).
 * The eleven test: 9a+8b+7c+6d+5e+4f+3g+2h−i is a multiple of 11. One in eleven other numbers of
 * nine digits passes too, so it is a reason to look and not to refuse.
 */
export function holdsCitizenNumber(words: string): boolean {
  for (const [found] of words.matchAll(NINE_DIGITS)) {
    const digits = [...found.replace(/\D/g, '')].map(Number);
    const sum = digits.reduce((total, digit, at) => total + digit * (at === 8 ? -1 : 9 - at), 0);
    if (sum % 11 === 0 && digits.some((digit) => digit !== 0)) return true;
  }
  return false;
}

/** The first characters of a text on one line, to recognise it by. */
export function excerptOf(text: string, length = 80): string {
  const line = normaliseWords(text.slice(0, length * 8)).replace(/\s+/g, ' ');
  const characters = [...line];
  return characters.length <= length ? line : `${characters.slice(0, length - 1).join('')}…`;
}
