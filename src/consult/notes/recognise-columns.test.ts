import { describe, expect, it } from 'vitest';
import { looksLikeHeader } from './column-names.ts';
import { mappingFits, recogniseColumns } from './recognise-columns.ts';

const NONE = { date: null, meeting: null, locale: null, theme: null, notedBy: null };

describe('recognising the columns of a table of notes', () => {
  it('knows Dutch names', () => {
    const header = ['Datum', 'Plek', 'Onderwerp', 'Bijdrage', 'Taal', 'Genoteerd door'];
    const reading = recogniseColumns(header, []);
    expect(reading.mapping).toEqual({
      words: 3,
      date: 0,
      meeting: 1,
      theme: 2,
      locale: 4,
      notedBy: 5,
    });
    expect(reading).toMatchObject({ sure: true, guessed: false, leftOut: [], missing: [] });
  });

  it('knows the names of an exported conversation, and leaves its authors out', () => {
    const header = ['timestamp', 'datetime', 'comment-id', 'author-id', 'agrees', 'comment-body'];
    const reading = recogniseColumns(header, []);
    expect(reading.mapping).toEqual({ ...NONE, words: 5, date: 1 });
    expect(reading.sure).toBe(true);
    expect(reading.leftOut).toEqual([{ column: 3, header: 'author-id', kind: 'identifier' }]);
    expect(reading.missing).toEqual(['meeting', 'locale', 'theme', 'notedBy']);
  });

  it.each([
    ['opmerking'],
    ['Notitie'],
    ['REACTIE'],
    ['tekst'],
    ['comment'],
    ['Quote'],
    ['Ideeën'],
    ['commentBody'],
    ['Wat is er gezegd?'],
    ['  citaat: '],
  ])('takes %j for the words', (name) => {
    const reading = recogniseColumns(['nr', name], []);
    expect([reading.mapping?.words, reading.sure]).toEqual([1, true]);
  });

  it.each([
    ['Naam', 'name'],
    ['voornaam', 'name'],
    ['Naam bewoner', 'name'],
    ['Last name', 'name'],
    ['E-mail', 'email'],
    ['E-mailadres', 'email'],
    ['mail', 'email'],
    ['Telefoonnummer', 'phone'],
    ['mobiel', 'phone'],
    ['06-nummer', 'phone'],
    ['BSN', 'citizen-number'],
    ['burgerservicenummer', 'citizen-number'],
    ['Adres', 'address'],
    ['Postcode', 'address'],
    ['straat en huisnummer', 'address'],
    ['geboortedatum', 'birth-date'],
    ['IBAN', 'bank-account'],
    ['author-id', 'identifier'],
    ['userId', 'identifier'],
    ['IP-adres', 'address'],
  ])('leaves %j out, whatever stands in it', (name, kind) => {
    const long = 'een heel lange tekst die langer is dan alle andere teksten';
    const reading = recogniseColumns([name, 'kolom 2'], [[long, 'kort']]);
    expect(reading.leftOut).toEqual([{ column: 0, header: name, kind }]);
    expect(reading.mapping).toEqual({ ...NONE, words: 1 });
    expect(reading).toMatchObject({ sure: false, guessed: true });
  });

  it('takes the name of a place for a place and of who wrote for who wrote', () => {
    const reading = recogniseColumns(['plaatsnaam', 'naam notulist', 'tekst'], []);
    expect(reading.mapping).toMatchObject({ meeting: 0, notedBy: 1 });
    expect(reading.leftOut).toEqual([]);
  });

  it('takes the more telling of two names, and is not sure', () => {
    const reading = recogniseColumns(['opmerking', 'bijdrage'], []);
    expect([reading.mapping?.words, reading.sure]).toEqual([1, false]);
  });

  it('takes a name with a known word in it, and is not sure', () => {
    const reading = recogniseColumns(
      ['Welke opmerking wilt u maken?', 'Datum van het gesprek'],
      [],
    );
    expect(reading.mapping).toMatchObject({ words: 0, date: 1 });
    expect(reading).toMatchObject({ sure: false, guessed: false });
  });

  it('suggests the column with the longest texts where no name tells', () => {
    const reading = recogniseColumns(
      ['k1', 'k2', ''],
      [
        ['a', 'Meer groen in de straat'],
        ['bb', ''],
      ],
    );
    expect(reading.mapping).toEqual({ ...NONE, words: 1 });
    expect(reading).toMatchObject({ sure: false, guessed: true });
    expect(reading.missing).toContain('words');
  });

  it('suggests nothing where only columns about people are left', () => {
    expect(recogniseColumns(['naam', 'telefoon'], [['Jan', '06']]).mapping).toBeNull();
  });

  it('tells a row of names from a row of notes', () => {
    expect(looksLikeHeader(['datum', 'plek'])).toBe(true);
    expect(looksLikeHeader(['', 'Bijdrage'])).toBe(true);
    expect(looksLikeHeader(['Notulen van de wijkavond'])).toBe(false);
    expect(looksLikeHeader(['1-1-2026', 'Ik mis een bijdrage van de gemeente'])).toBe(false);
  });

  it('checks what somebody pointed out by hand', () => {
    expect(mappingFits({ ...NONE, words: 1, date: 0 }, 2)).toBe(true);
    expect(mappingFits({ ...NONE, words: 2 }, 2)).toBe(false);
    expect(mappingFits({ ...NONE, words: 1, date: 1 }, 2)).toBe(false);
    expect(mappingFits({ ...NONE, words: 0.5 }, 2)).toBe(false);
  });
});
