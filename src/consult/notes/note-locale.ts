/** Languages that people in a Dutch neighbourhood are likely to have spoken, by code. */
const CODES =
  'nl en tr ar pl uk ti es pap de fr zh so fa prs ps ku ckb kmr ur hi pa ta bg ro hu ru sr hr bs ' +
  'sq pt it el am om sw zgh tzm rif shi vi th id ja ko he fy li srn ber bn ne hy ka az';

/** Words people write that are no name of a language in the tables of the platform. */
const ALSO: Readonly<Record<string, string>> = {
  'makkelijk nederlands': 'nl-eenvoudig',
  'eenvoudig nederlands': 'nl-eenvoudig',
  'nl-eenvoudig': 'nl-eenvoudig',
  farsi: 'fa',
  dari: 'prs',
  papiaments: 'pap',
  papiamento: 'pap',
  papiamentu: 'pap',
  sranan: 'srn',
  berbers: 'ber',
  tamazight: 'tzm',
  koerdisch: 'ku',
  mandarijn: 'zh',
  ned: 'nl',
  eng: 'en',
};

let names: Map<string, string> | null = null;

/**
 * Reads the language of a note, from a code (`ar`, `zh-TW`) or its name in Dutch, in English or in
 * itself.
 * @returns a language tag or `nl-eenvoudig`; null where it is no language we can tell
 */
export function readNoteLocale(text: string): string | null {
  const written = text.trim().toLowerCase().normalize('NFC').replaceAll('_', '-');
  // The code of Japanese, and far more often an answer.
  if (written === 'ja') return null;
  names ??= namesOfLanguages();
  const named = ALSO[written] ?? names.get(written);
  if (named !== undefined) return named;
  if (!/^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}$/.test(written)) return null;
  try {
    const [tag] = Intl.getCanonicalLocales(written);
    const known = new Intl.DisplayNames('nl', { type: 'language', fallback: 'none' });
    return tag !== undefined && known.of(tag.split('-')[0] ?? tag) !== undefined ? tag : null;
  } catch {
    return null;
  }
}

function namesOfLanguages(): Map<string, string> {
  const found = new Map<string, string>();
  for (const code of CODES.split(' ')) {
    for (const inLanguage of ['nl', 'en', code]) {
      const display = new Intl.DisplayNames(inLanguage, { type: 'language', fallback: 'none' });
      const name = display.of(code)?.toLowerCase().normalize('NFC');
      if (name !== undefined && !found.has(name)) found.set(name, code);
    }
  }
  return found;
}
