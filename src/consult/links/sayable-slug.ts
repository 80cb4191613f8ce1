import type { Random } from '../../thread/ids.ts';

/** Short words that everyone can say over the telephone and spell. */
const words = [
  'appel',
  'berg',
  'bloem',
  'boom',
  'boot',
  'brug',
  'deur',
  'dorp',
  'fiets',
  'gras',
  'hand',
  'hart',
  'huis',
  'kaart',
  'kaas',
  'kat',
  'kip',
  'lamp',
  'licht',
  'maan',
  'melk',
  'muis',
  'muur',
  'noot',
  'park',
  'peer',
  'plein',
  'raam',
  'regen',
  'roos',
  'soep',
  'ster',
  'straat',
  'tafel',
  'tuin',
  'veer',
  'vis',
  'vogel',
  'water',
  'wolk',
  'zand',
  'zee',
] as const;

/** An address for a link that one can say: two different words and two digits, `boom-zee-47`. */
export function sayableSlug(random: Random): string {
  const [first = 0, second = 0, number = 0] = random.bytes(3);
  const one = first % words.length;
  // never the same word twice
  const other = (one + 1 + (second % (words.length - 1))) % words.length;
  const smallest = 20;
  return `${words[one]}-${words[other]}-${smallest + (number % 80)}`;
}
