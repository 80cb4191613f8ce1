import { noParticiples, strongParticiples } from './word-lists.ts';

const separable =
  '(?:aan|achter|af|bij|binnen|dicht|door|goed|in|klaar|mee|na|om|onder|op|open|over|schoon|tegen|terug|toe|uit|vast|voor|weg)';
const weakOrStrong = new RegExp(`^${separable}?ge\\p{L}{2,}(?:d|t|en)$`, 'u');
const withoutGe = new RegExp(`^${separable}?(?:be|ver|her|ont)\\p{L}{3,}(?:d|t)$`, 'u');

/**
 * Whether a Dutch word, in lower case, looks like a past participle: "gemaakt", "opgelost",
 * "besproken", "gedaan". Strong ones without "ge" are known by a list, since "bezoeken" and "vergeten"
 * look alike.
 */
export function isParticiple(word: string): boolean {
  if (strongParticiples.has(word)) return true;
  if (noParticiples.has(word)) return false;
  return weakOrStrong.test(word) || withoutGe.test(word);
}
