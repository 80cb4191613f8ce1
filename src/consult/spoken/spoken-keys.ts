import type { ResidentKey } from '../../web/words.ts';

/**
 * The sentences of the residents' screens that can be recorded, in the order in which people meet
 * them. Sentences with a name, a date or a number in them are not here: the browser reads those.
 */
export const spokenKeys = [
  'say.language.this',
  'say.words.title',
  'say.words.readers',
  'say.words.notFile',
  'say.words.danger',
  'say.help.title',
  'say.words.label',
  'say.words.hint',
  'say.sound.label',
  'say.sound.hint',
  'say.photo.label',
  'say.check.title',
  'say.check.notPlayable',
  'say.check.code',
  'say.contact.title',
  'say.contact.why',
  'say.contact.young',
  'say.check.send',
  'say.check.consent',
  'say.code.title',
  'say.code.keep',
  'say.hear.email',
  'say.hear.phone',
  'say.about.title',
  'say.about.why',
  'say.about.age',
  'say.about.household',
  'say.about.livesHere',
  'say.about.done',
  'say.other.title',
  'say.other.body',
  'say.closed.title',
] as const satisfies readonly ResidentKey[];

export type SpokenKey = (typeof spokenKeys)[number];
