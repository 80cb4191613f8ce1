import { expect, it } from 'vitest';
import type { TextByLocale } from '../../thread/texts.ts';
import { coalitionWords } from '../../web/words.ts';
import { sayContribution } from './say-contribution.ts';

const written = (body: string) => ({ body, sound: null, status: 'written' as const, version: 1 });
const dutch = coalitionWords('nl');
const choice = (words: TextByLocale | null, isWithdrawn = false) => ({
  id: '01a1edbb-f2c0-7e90-9c64-cd2e62d41a0d',
  words,
  isWithdrawn,
});

it('shows what somebody said in Arabic in the language of who reads, once it is translated', () => {
  const arabic = { ar: written('ابني يحب كرة القدم') };
  expect(sayContribution(dutch, choice(arabic))).toEqual({
    title: 'ابني يحب كرة القدم',
    lang: 'ar',
    dir: 'rtl',
  });
  const translated = { ...arabic, nl: written('Mijn zoon houdt van voetbal') };
  const shown = sayContribution(dutch, choice(translated));
  expect(shown).toEqual({ title: 'Mijn zoon houdt van voetbal', lang: 'nl', dir: 'ltr' });
});

it('says that there is only sound, or that it was taken back', () => {
  const { say } = dutch;
  expect(sayContribution(dutch, choice(null))).toEqual({ title: say('goal.sources.sound') });
  const gone = sayContribution(dutch, choice({ nl: written('Weg') }, true));
  expect(gone).toEqual({ title: say('goal.sources.gone') });
});
