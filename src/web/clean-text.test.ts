import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanText } from './clean-text.ts';

test('what people type in any language stays as it is', () => {
  const texts = [
    'De speeltuin is dicht.\nWaarom?\t(al 3 weken)',
    'لا يوجد ضوء في الشارع \u200Fرقم 5',
    'Çocuklar için güvenli yol',
    '👩‍👩‍👧‍👦🏳️‍🌈',
    "<b>Robert'); DROP TABLE text;--</b>",
  ];
  for (const text of texts) expect(cleanText(text)).toBe(text);
});

test('characters that nobody sees and that break a page are taken out', () => {
  expect(cleanText('a\u0000b\u001Bc\u007Fd\u0085e')).toBe('abcde');
  expect(cleanText('safe\u202Eexe.jpg\u2066x\u2069')).toBe('safeexe.jpgx');
  expect(cleanText('one\r\ntwo\rthree\r\u0000\nfour')).toBe('one\ntwo\nthree\nfour');
  expect(cleanText('half \uD83D emoji')).toBe('half \uFFFD emoji');
  expect(cleanText('e\u0301e\u0001\u0301')).toBe('éé');
});

test('cleaning twice changes nothing, and the result can always be stored', () => {
  const anything = fc.string({ unit: 'binary' });
  const nasty = fc.string({
    unit: fc.constantFrom(
      '\r',
      '\n',
      '\u0000',
      '\u202E',
      '\uD800',
      '\u0301',
      'e',
      '\u1100',
      '\u1161',
    ),
  });
  fc.assert(
    fc.property(fc.oneof(anything, nasty), (raw) => {
      const once = cleanText(raw);
      expect(cleanText(once)).toBe(once);
      expect(once.isWellFormed()).toBe(true);
      expect(once).not.toMatch(/[\u0000-\u0008\u000B-\u001F\u202A-\u202E\u2066-\u2069]/);
    }),
  );
});
