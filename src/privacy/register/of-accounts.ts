import type { Processing } from './processing.ts';

const administrators = {
  nl: 'De beheerder van de werkruimte, en ieder van zichzelf.',
  en: 'The administrator of the workspace, and each person of themselves.',
} as const;

/** Who works with it, how they sign in, what they read, and what the program keeps for a moment. */
export const ofAccounts: readonly Processing[] = [
  {
    id: 'accounts',
    name: { nl: 'Accounts', en: 'Accounts' },
    purpose: {
      nl: 'Weten wie in de werkruimte werkt en wat die mag.',
      en: 'To know who works in the workspace and what they may do.',
    },
    grounds: ['6-1-e', '6-1-b'],
    whose: ['partners', 'team'],
    what: {
      nl: 'Naam, e-mailadres, rol, niveau, organisatie, taal; de laatste dag van aanmelden; hoe vaak iemand Deze week per mail wil; sinds wanneer iemand weg is; wie wie vervangt.',
      en: 'Name, e-mail address, role, level, organisation, language; the last day of signing in; how often somebody wants This week by e-mail; since when they left; who stands in for whom.',
    },
    tables: {
      account: ['name', 'email', 'role', 'locale', 'signed_in_on', 'left_on'],
      organisation: ['name'],
      delegation: ['account_id', 'to_account_id', 'made_by'],
    },
    shares: [],
    recipients: {
      nl: 'De mensen met een account zien elkaars naam en rol; onder een antwoord staat voor een bewoner de naam van wie het schreef.',
      en: 'People with an account see each other’s name and role; a resident sees under an answer the name of who wrote it.',
    },
    isJoint: false,
    term: {
      kind: 'after',
      amount: 730,
      unit: 'days',
      from: {
        nl: 'nadat iemand is vertrokken; het account is dan al gesloten. De naam en het e-mailadres worden vervangen door „vertrokken”',
        en: 'after somebody left; the account is closed by then. The name and e-mail address are replaced by “left”',
      },
      limits: { least: 30, most: 3650 },
    },
    end: 'anonymise',
  },
  {
    id: 'signing-in',
    name: { nl: 'Aanmelden', en: 'Signing in' },
    purpose: {
      nl: 'Zeker weten dat iemand is wie die zegt te zijn.',
      en: 'To be sure that somebody is who they say they are.',
    },
    grounds: ['6-1-c'],
    whose: ['partners', 'team'],
    what: {
      nl: 'Dat iemand is aangemeld, sinds wanneer en hoe; van links en sessies alleen een hash; de tweede stap verzegeld; bij welke organisatie iemand zich aanmeldt. Geen adres of soort van het apparaat.',
      en: 'That somebody is signed in, since when and how; of links and sessions a hash only; the second step sealed; with which provider somebody signs in. No address or kind of the device.',
    },
    tables: {
      session: ['account_id', 'seen_on', 'how'],
      sign_in_link: ['account_id'],
      second_factor: ['sealed_secret', 'account_id'],
      recovery_code: ['code_mac', 'account_id'],
      account_identity: ['issuer', 'subject', 'account_id'],
    },
    shares: [],
    recipients: administrators,
    isJoint: false,
    term: {
      kind: 'expires',
      words: {
        nl: 'Een sessie na 14 dagen, een link na een kwartier, een uur of 7 dagen: een opdracht ruimt op wat voorbij is. De tweede stap en de koppeling tot iemand vertrekt of ze weghaalt.',
        en: 'A session after 14 days, a link after a quarter of an hour, an hour or 7 days: a job removes what is over. The second step and the provider until somebody leaves or takes them away.',
      },
    },
    end: 'delete-rows',
  },
  {
    id: 'read-log',
    name: { nl: 'Wie wat las', en: 'Who read what' },
    purpose: {
      nl: 'Kunnen nagaan wie welk bericht heeft gelezen.',
      en: 'To be able to see who read which message.',
    },
    grounds: ['6-1-c'],
    whose: ['team', 'partners'],
    what: {
      nl: 'Welk account welk bericht opende, en wanneer. Geen woorden.',
      en: 'Which account opened which message, and when. No words.',
    },
    tables: { read_entry: ['account_id', 'contribution_id', 'read_at'] },
    shares: [],
    recipients: {
      nl: 'De beheerder en de functionaris gegevensbescherming; bij een bericht ziet het team wie het las; een bewoner ziet met de code welke rollen het lazen.',
      en: 'The administrator and the privacy officer; beside a message the team sees who read it; a resident sees with the code which roles read it.',
    },
    isJoint: false,
    term: {
      kind: 'after',
      amount: 365,
      unit: 'days',
      from: { nl: 'nadat het is gelezen', en: 'after it was read' },
      limits: { least: 180, most: 1825 },
    },
    end: 'delete-rows',
  },
  {
    id: 'letters',
    name: { nl: 'Verstuurde mail', en: 'Letters sent' },
    purpose: {
      nl: 'Zien of een uitnodiging of Deze week is aangekomen.',
      en: 'To see whether an invitation or This week arrived.',
    },
    grounds: ['6-1-e'],
    whose: ['partners', 'team'],
    what: {
      nl: 'Dat er een mail wacht of ging, aan welk account, waarover, en wat er misging. Geen woorden. Een adres alleen van wie geen account heeft, tot de mail weg is of niet aankomt: hoogstens twee dagen.',
      en: 'That a letter waits or went, to which account, about what, and what went wrong. No words. An address only of who has no account, until the letter has left or does not arrive: two days at most.',
    },
    tables: { letter: ['to_account_id', 'to_address', 'kind', 'subject_id'] },
    shares: [],
    recipients: {
      nl: 'De beheerder. De mail zelf gaat door de mailserver, die verwerker is.',
      en: 'The administrator. The mail itself goes through the mail server, which is a processor.',
    },
    isJoint: false,
    term: {
      kind: 'after',
      amount: 90,
      unit: 'days',
      from: { nl: 'nadat de mail is gemaakt', en: 'after the letter was made' },
      limits: { least: 7, most: 365 },
    },
    end: 'delete-rows',
  },
  {
    id: 'unsent-files',
    name: { nl: 'Bestanden die niet zijn verstuurd', en: 'Files that were not sent' },
    purpose: {
      nl: 'Een opname of foto laten terughoren en zien voordat iemand verstuurt.',
      en: 'To let somebody hear or see a recording or photo before they send it.',
    },
    grounds: ['6-1-a'],
    whose: ['residents'],
    what: {
      nl: 'Geluid en foto’s die wachten. Alleen af te spelen met het formulier zelf.',
      en: 'Sound and photos that wait. To be played with the form itself only.',
    },
    tables: {},
    shares: ['file'],
    recipients: { nl: 'Niemand.', en: 'Nobody.' },
    isJoint: true,
    term: {
      kind: 'after',
      amount: 24,
      unit: 'hours',
      from: { nl: 'nadat het bestand kwam', en: 'after the file came' },
      limits: null,
    },
    end: 'delete-rows',
  },
  {
    id: 'form-keys',
    name: { nl: 'Sleutels van formulieren', en: 'Keys of forms' },
    purpose: {
      nl: 'Voorkomen dat twee keer drukken twee berichten geeft.',
      en: 'To prevent that pressing twice makes two messages.',
    },
    grounds: ['6-1-a'],
    whose: ['residents', 'partners', 'team'],
    what: {
      nl: 'Een HMAC van een formulier en van wat is verstuurd: woorden zijn er niet uit te raden.',
      en: 'An HMAC of a form and of what was sent: words cannot be guessed from it.',
    },
    tables: { form_key: ['key_mac', 'content_hash', 'subject_id'] },
    shares: [],
    recipients: { nl: 'Niemand.', en: 'Nobody.' },
    isJoint: true,
    term: {
      kind: 'after',
      amount: 30,
      unit: 'days',
      from: { nl: 'nadat het formulier is verstuurd', en: 'after the form was sent' },
      limits: null,
    },
    end: 'delete-rows',
  },
];
