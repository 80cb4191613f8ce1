/** What a column of notes can be. `words` is the one that every table must have. */
export const NOTE_ROLES = ['words', 'date', 'meeting', 'locale', 'theme', 'notedBy'] as const;
export type NoteRole = (typeof NOTE_ROLES)[number];

/** What a column says about a person: such a column is left out unless somebody points it out. */
export type PersonColumn =
  | 'name'
  | 'email'
  | 'phone'
  | 'citizen-number'
  | 'address'
  | 'birth-date'
  | 'identifier'
  | 'bank-account';

export type RecognisedName = {
  role: NoteRole;
  /** 0 is the most telling name; a lower one wins where two columns could have the role. */
  rank: number;
  /** The whole name is known; otherwise a known word stands in it. */
  exact: boolean;
};

/** Known names, the most telling first: lower case, without accents, words parted by a space. */
const ROLE_NAMES: Readonly<Record<NoteRole, readonly string[]>> = {
  words: [
    ...['bijdrage', 'bijdragen', 'contribution', 'comment body', 'comment text', 'comment'],
    ...['quote', 'citaat', 'uitspraak', 'wat is er gezegd', 'wat werd er gezegd', 'gezegd'],
    ...['what was said', 'bericht', 'reactie', 'opmerking', 'notitie', 'inbreng', 'signaal'],
    ...['tekst', 'antwoord', 'idee', 'suggestie', 'reacties', 'opmerkingen', 'notities'],
    ...['berichten', 'antwoorden', 'ideeen', 'suggesties', 'citaten', 'comments', 'quotes'],
    ...['message', 'body', 'text', 'txt', 'note', 'notes', 'response', 'feedback', 'words'],
    ...['woorden', 'verhaal', 'statement', 'stelling', 'aantekening', 'aantekeningen'],
  ],
  date: [
    ...['datum', 'date', 'datetime', 'date time', 'datum en tijd', 'datum gesprek', 'dag'],
    ...['datum bijeenkomst', 'gespreksdatum', 'genoteerd op', 'opgeschreven op', 'noted on'],
    ...['wanneer', 'when', 'created at', 'tijdstip', 'day', 'timestamp'],
  ],
  meeting: [
    ...['bijeenkomst', 'naam bijeenkomst', 'meeting', 'gelegenheid', 'activiteit', 'plek'],
    ...['locatie', 'plaats', 'plaatsnaam', 'locatienaam', 'waar', 'place', 'location', 'venue'],
    ...['event', 'where', 'tafel', 'buurthuis', 'buurt', 'wijk', 'buurtnaam', 'wijknaam'],
  ],
  locale: ['taal', 'locale', 'language', 'lang', 'taalcode', 'language code', 'spreektaal'],
  theme: [
    ...['onderwerp', 'thema', 'theme', 'topic', 'subject', 'categorie', 'category', 'rubriek'],
    ...['onderwerpen', 'themas', 'label', 'tag'],
  ],
  notedBy: [
    ...['genoteerd door', 'opgeschreven door', 'noted by', 'written down by', 'recorded by'],
    ...['notulist', 'naam notulist', 'verslaglegger', 'verslag door', 'note taker'],
  ],
};

/** Order matters: `e-mailadres` is e-mail and no address. */
const PERSON_NAMES: readonly (readonly [PersonColumn, RegExp])[] = [
  ['email', /\b(?:e ?mail\w*|mail|mailadres\w*)\b/],
  ['phone', /\b(?:tel|telefoon\w*|mobiel\w*|gsm|phone\w*|mobile|06|06 nummer|whatsapp\w*)\b/],
  [
    'citizen-number',
    /\b(?:bsn\w*|burgerservice\w*|sofi\w*|ssn|patient ?n\w*|clientn\w*|v nummer)\b/,
  ],
  ['bank-account', /\b(?:iban|rekening ?nummer|bank\w*)\b/],
  ['birth-date', /\b(?:geboorte\w*|geboren|birth\w*|date of birth|dob)\b/],
  [
    'address',
    /\b(?:\w*adres|address|straat\w*|huisnummer|postcode\w*|street|zip ?code|postal code)\b/,
  ],
  [
    'identifier',
    /\b(?:(?:author|auteur|user|gebruiker|gebruikers|respondent|deelnemer|participant|person|account|client) ?(?:id|nr|nummer|number|code)|ip|ip adres|ip address|xid|pid|voter)\b/,
  ],
  [
    'name',
    /\b(?:(?:voor|achter|roep|bij|familie|gebruikers|meisjes)?na(?:am|men)|\w*name|author|auteur|inwoner|bewoner|deelnemer|respondent|contactpersoon|initialen|handtekening|signature|ondertekening|afzender|inzender)\b/,
  ],
];

const EXACT = new Map<string, { role: NoteRole; rank: number }>();
for (const role of NOTE_ROLES) {
  ROLE_NAMES[role].forEach((name, rank) => {
    EXACT.set(name, { role, rank });
  });
}

/** `E-mail adres (privé)` → `e mail adres prive`; `authorId` → `author id`. */
export function normaliseName(header: string): string {
  return header
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** What a name says about the person who spoke, null where it says nothing of the kind. */
export function personColumn(header: string): PersonColumn | null {
  const name = normaliseName(header);
  if (EXACT.has(name)) return null;
  return PERSON_NAMES.find(([, pattern]) => pattern.test(name))?.[0] ?? null;
}

/** The role a column has by its name, null where the name says nothing. */
export function roleOfName(header: string): RecognisedName | null {
  const name = normaliseName(header);
  const exact = EXACT.get(name);
  if (exact !== undefined) return { ...exact, exact: true };
  if (name === '' || personColumn(header) !== null) return null;
  const padded = ` ${name} `;
  for (const role of NOTE_ROLES) {
    const rank = ROLE_NAMES[role].findIndex((known) => padded.includes(` ${known} `));
    if (rank >= 0) return { role, rank, exact: false };
  }
  return null;
}

/** A row of names: a column of words by its whole name, or two other cells that are known names. */
export function looksLikeHeader(cells: readonly string[]): boolean {
  let known = 0;
  for (const cell of cells) {
    if (cell.length > 60) continue;
    const exact = EXACT.get(normaliseName(cell));
    if (exact?.role === 'words') return true;
    if (exact !== undefined || personColumn(cell) !== null) known += 1;
  }
  return known >= 2;
}
