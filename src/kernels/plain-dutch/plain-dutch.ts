import { isParticiple } from './participle.ts';
import { type Span, sentencesOf, type Word, wordsIn } from './sentences.ts';
import { abbreviations, english, jargon, knownCapitals } from './word-lists.ts';

/** What could be plainer. */
export const hintKinds = [
  'long-sentence',
  'passive',
  'jargon',
  'english',
  'abbreviation',
  'percentage',
  'double-negation',
] as const;
export type HintKind = (typeof hintKinds)[number];

/** One place in a text that could be plainer, and what to do about it. */
export interface Hint extends Span {
  readonly kind: HintKind;
  /** `text.slice(from, to)`. */
  readonly found: string;
  /** Plainer words to choose from; null where there is no list of them. */
  readonly instead: string | null;
  /** For a long sentence: how many words it has. */
  readonly wordCount: number | null;
  /** For a percentage: about how many of how many people. */
  readonly share: { readonly count: number; readonly of: 10 | 100 } | null;
}

/** More words than this make a sentence long for a reader at A2–B1. */
export const longestSentence = 15;

/**
 * Where a Dutch text could be plainer: long sentences, passive ones, jargon, English, shortened words,
 * percentages, and two negations in one breath.
 *
 * Source: items of the Checklist toegankelijke informatie (Pharos) that can be seen in a text: short
 * sentences at A2–B1, active, no double negation, no jargon, no English, no percentages. The other
 * items (three messages at most, most important first, tested with people) need people. Fifteen words
 * is a rule of thumb. The lists of words are our own.
 *
 * Rules of thumb, no grammar: it misses some and is wrong about others, so it hints and never scores.
 * Cost: linear in the text, times the words of a sentence for negations.
 *
 * @param text of any length and in any script; nothing is found in what is not Dutch
 * @returns in the order of the text
 * @example plainDutchHints('De lift wordt gemaakt.') // one hint, passive: "wordt gemaakt"
 */
export function plainDutchHints(text: string): Hint[] {
  const hints = sentencesOf(text).flatMap((sentence) => {
    const words = wordsIn(text, sentence);
    return [
      ...longIn(text, sentence, words),
      ...passiveIn(text, words),
      ...listedIn(text, words),
      ...negationsIn(text, words),
    ];
  });
  hints.push(...shortenedIn(text), ...percentagesIn(text));
  return hints.sort((a, b) => a.from - b.from || b.to - a.to);
}

function hint(text: string, kind: HintKind, { from, to }: Span, more: Partial<Hint> = {}): Hint {
  const none = { instead: null, wordCount: null, share: null };
  return { ...none, kind, from, to, found: text.slice(from, to), ...more };
}

function longIn(text: string, sentence: Span, words: readonly Word[]): Hint[] {
  const wordCount = words.length;
  return wordCount > longestSentence ? [hint(text, 'long-sentence', sentence, { wordCount })] : [];
}

const becoming: ReadonlySet<string> = new Set(['word', 'wordt', 'worden', 'werd', 'werden']);
const being: ReadonlySet<string> = new Set(['is', 'zijn', 'was', 'waren']);
/** As far as the participle stands from its verb. */
const reach = 8;

/**
 * "wordt … gemaakt" is passive; "is gemaakt" only with "door", since "is gegaan" and "is gesloten" are
 * not.
 */
function passiveIn(text: string, words: readonly Word[]): Hint[] {
  const hints: Hint[] = [];
  const hasDoor = words.some(({ word }) => word === 'door');
  words.forEach((verb, place) => {
    if (!becoming.has(verb.word) && !(hasDoor && being.has(verb.word))) return;
    const after = words.slice(place + 1, place + 1 + reach);
    const done = after.find(({ word }) => isParticiple(word)) ?? justBefore(words, place);
    if (!done) return;
    const [first, last] = done.from < verb.from ? [done, verb] : [verb, done];
    hints.push(hint(text, 'passive', { from: first.from, to: last.to }));
  });
  return hints;
}

/** "… dat het gemaakt wordt". */
function justBefore(words: readonly Word[], place: number): Word | undefined {
  const before = words[place - 1];
  return before && isParticiple(before.word) ? before : undefined;
}

const longestPhrase = 4;

/** Words and phrases of the lists; the longest phrase at a place wins. */
function listedIn(text: string, words: readonly Word[]): Hint[] {
  const hints: Hint[] = [];
  for (let place = 0; place < words.length; place += 1) {
    for (let length = Math.min(longestPhrase, words.length - place); length > 0; length -= 1) {
      const several = words.slice(place, place + length);
      const phrase = several.map(({ word }) => word).join(' ');
      const [first, last] = [several[0], several.at(-1)];
      const kind = Object.hasOwn(jargon, phrase) ? 'jargon' : 'english';
      const list = kind === 'jargon' ? jargon : english;
      if (!first || !last || !Object.hasOwn(list, phrase)) continue;
      hints.push(
        hint(text, kind, { from: first.from, to: last.to }, { instead: list[phrase] ?? null }),
      );
      place += length - 1;
      break;
    }
  }
  return hints;
}

const negations: ReadonlySet<string> = new Set([
  'niet',
  'geen',
  'nooit',
  'niemand',
  'nergens',
  'niets',
  'niks',
  'zonder',
]);
/** Negations further apart than this are about different things. */
const negationReach = 5;

/** "niet zonder", "nooit geen", "niet onmogelijk": two that have to be undone in the head. */
function negationsIn(text: string, words: readonly Word[]): Hint[] {
  const hints: Hint[] = [];
  words.forEach((one, place) => {
    if (!negations.has(one.word)) return;
    const next = words[place + 1];
    const isUndone =
      next !== undefined && /^on(?!der|s|g|t)\p{L}{4,}(?:lijk|baar|ig|end)e?$/u.test(next.word);
    const second = isUndone
      ? next
      : words
          .slice(place + 1, place + 1 + negationReach)
          .find(({ word }) => negations.has(word) && word !== one.word);
    if (!second || /[,;:]|\b(?:en|maar|of)\b/iu.test(text.slice(one.to, second.from))) return;
    hints.push(hint(text, 'double-negation', { from: one.from, to: second.to }));
  });
  return hints;
}

/** "bijv.", "t/m", "GGD". */
function shortenedIn(text: string): Hint[] {
  const hints: Hint[] = [];
  for (const { 0: found, index } of text.matchAll(
    /(?<![\p{L}\p{N}.])(?:\p{L}{1,5}\.)+(?!\p{L})|\bt\/m\b/giu,
  )) {
    const instead = abbreviations[found.toLowerCase()];
    if (!instead || !Object.hasOwn(abbreviations, found.toLowerCase())) continue;
    hints.push(hint(text, 'abbreviation', { from: index, to: index + found.length }, { instead }));
  }
  for (const { 0: found, index } of text.matchAll(
    /(?<![\p{L}\p{N}])\p{Lu}{2,5}(?![\p{L}\p{N}])/gu,
  )) {
    const isShouted = text === text.toUpperCase();
    if (knownCapitals.has(found) || isShouted) continue;
    hints.push(hint(text, 'abbreviation', { from: index, to: index + found.length }));
  }
  return hints;
}

/** Below this many per cent, tens say nothing: then it is out of a hundred. */
const smallPercentage = 5;

/** "72%", "72,5 procent": about 7 of the 10. */
function percentagesIn(text: string): Hint[] {
  return [...text.matchAll(/(?<![\p{L}\p{N}])(\d{1,3})(?:[.,]\d+)?\s?(?:%|procent\b)/giu)].map(
    ({ 0: found, 1: whole = '', index }) => {
      const percentage = Number.parseInt(whole, 10);
      const of = percentage < smallPercentage ? 100 : 10;
      const count = Math.round((percentage * of) / 100);
      const span = { from: index, to: index + found.length };
      const isShare = percentage <= 100 && count > 0;
      return hint(text, 'percentage', span, { share: isShare ? { count, of } : null });
    },
  );
}
