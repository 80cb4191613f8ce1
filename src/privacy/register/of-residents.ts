import type { Processing } from './processing.ts';

const team = {
  nl: 'Het team van de werkruimte. Bewonerpartners zien de geschreven woorden, zonder naam, geluid en foto’s. Niemand daarbuiten.',
  en: 'The team of the workspace. Resident partners see the written words, without names, sound and photos. Nobody beyond.',
} as const;

/** What residents say, how they are reached, and what they are asked. */
export const ofResidents: readonly Processing[] = [
  {
    id: 'contributions',
    name: { nl: 'Berichten van bewoners', en: 'Messages of residents' },
    purpose: {
      nl: 'Horen wat bewoners zeggen, daarop antwoorden, en er doelen en besluiten op baseren.',
      en: 'To hear what residents say, to answer it, and to base goals and decisions on it.',
    },
    grounds: ['6-1-a', '9-2-a'],
    whose: ['residents', 'bystanders'],
    what: {
      nl: 'De woorden, het geluid en de foto’s; wanneer en in welke taal; hoe het ervoor staat; van de code alleen een HMAC; of en waarom het apart is gezet.',
      en: 'The words, sound and photos; when and in which language; how it stands; of the code an HMAC only; whether and why it was set aside.',
    },
    tables: {
      contribution: ['text_id', 'sound_file_id', 'locale', 'received_at', 'code_mac', 'key_mac'],
      contribution_photo: ['file_id'],
      set_aside: ['reason', 'proposed_by', 'confirmed_by'],
      erasure_proposal: ['reason', 'proposed_by', 'done_by'],
    },
    shares: ['text', 'text_version', 'file'],
    recipients: team,
    isJoint: true,
    term: {
      kind: 'after',
      amount: 730,
      unit: 'days',
      from: {
        nl: 'nadat het bericht kwam, en niet binnen 60 dagen nadat het antwoord is verteld. Een bericht zonder antwoord wordt niet gewist: het team moet eerst antwoorden',
        en: 'after the message came, and not within 60 days after the answer was told. A message without an answer is not erased: the team has to answer first',
      },
      limits: { least: 90, most: 1825 },
    },
    end: 'erase-words',
  },
  {
    id: 'notes',
    name: { nl: 'Notities van bijeenkomsten', en: 'Notes of meetings' },
    purpose: {
      nl: 'Ook meenemen wat bewoners op een bijeenkomst zeiden en een ander opschreef.',
      en: 'To take in what residents said at a meeting and somebody else wrote down.',
    },
    grounds: ['6-1-e'],
    whose: ['residents', 'bystanders', 'team'],
    what: {
      nl: 'De opgeschreven woorden; datum, bijeenkomst en onderwerp; wie het opschreef; de naam van het bestand en wie het overnam.',
      en: 'The words as written down; date, meeting and theme; who wrote them down; the name of the file and who imported it.',
    },
    tables: {
      note: ['noted_on', 'meeting', 'theme', 'noted_by', 'row_hash'],
      note_import: ['file_name', 'imported_by', 'owner_id'],
    },
    shares: ['contribution', 'text', 'text_version'],
    recipients: team,
    isJoint: true,
    term: {
      kind: 'after',
      amount: 365,
      unit: 'days',
      from: {
        nl: 'nadat de notities zijn overgenomen, en niet binnen 60 dagen nadat het antwoord is verteld. Een notitie zonder antwoord wordt niet gewist',
        en: 'after the notes were imported, and not within 60 days after the answer was told. A note without an answer is not erased',
      },
      limits: { least: 30, most: 1825 },
    },
    end: 'erase-words',
  },
  {
    id: 'contact',
    name: { nl: 'Contact om het antwoord te brengen', en: 'Contact to bring the answer' },
    purpose: {
      nl: 'Iemand het antwoord kunnen vertellen, en later apart kunnen vragen of iets openbaar mag.',
      en: 'To be able to tell somebody the answer, and to ask later, apart, whether something may be published.',
    },
    grounds: ['6-1-a'],
    whose: ['residents'],
    what: {
      nl: 'Een naam, e-mailadres of telefoonnummer: alleen als iemand dat achterliet en zegt 16 jaar of ouder te zijn.',
      en: 'A name, e-mail address or telephone number: only if somebody left it and says to be 16 or older.',
    },
    tables: { contact: ['name', 'email', 'phone', 'reach'] },
    shares: [],
    recipients: {
      nl: 'Het team, en wie gevraagd is het antwoord te brengen, totdat het verteld is.',
      en: 'The team, and whoever was asked to bring the answer, until it is told.',
    },
    isJoint: true,
    term: {
      kind: 'after',
      amount: 90,
      unit: 'days',
      from: {
        nl: 'nadat het antwoord is verteld; in elk geval samen met het bericht',
        en: 'after the answer was told; in any case together with the message',
      },
      limits: { least: 14, most: 365 },
    },
    end: 'delete-rows',
  },
  {
    id: 'background',
    name: { nl: 'Wie er meedoen, in grote lijnen', en: 'Who takes part, broadly' },
    purpose: {
      nl: 'Zien welke groepen nog niet meedoen.',
      en: 'To see which groups do not take part yet.',
    },
    grounds: ['6-1-a'],
    whose: ['residents'],
    what: {
      nl: 'Leeftijdsgroep, huishouden, en of iemand in de wijk woont: gevraagd na het versturen, overslaan mag. Het gebied wordt nog niet gevraagd.',
      en: 'Age band, household, and whether somebody lives in the neighbourhood: asked after sending, may be skipped. The area is not asked yet.',
    },
    tables: { contribution_background: ['age_band', 'household', 'area', 'lives_here'] },
    shares: [],
    recipients: {
      nl: 'Niemand ziet het bij een bericht; er wordt alleen mee geteld, vanaf tien mensen.',
      en: 'Nobody sees it beside a message; it only counts, from ten people on.',
    },
    isJoint: true,
    term: {
      kind: 'after',
      amount: 730,
      unit: 'days',
      from: { nl: 'nadat het bericht kwam', en: 'after the message came' },
      limits: { least: 30, most: 1825 },
    },
    end: 'delete-rows',
  },
  {
    id: 'told',
    name: { nl: 'Of klopt wat we hoorden', en: 'Whether what we heard is right' },
    purpose: {
      nl: 'Aan bewoners vragen of een zin is wat zij bedoelden.',
      en: 'To ask residents whether a sentence is what they meant.',
    },
    grounds: ['6-1-a'],
    whose: ['residents', 'partners'],
    what: {
      nl: 'Ja of niet helemaal, met wat het dan moet zijn: met een code, door een bewonerpartner, of verteld aan iemand van het team.',
      en: 'Yes or not quite, with what it should say: with a code, by a resident partner, or told to somebody of the team.',
    },
    tables: { theme_check: ['words_text_id', 'contribution_id', 'account_id', 'verdict'] },
    shares: ['text', 'text_version'],
    recipients: team,
    isJoint: true,
    term: {
      kind: 'after',
      amount: 730,
      unit: 'days',
      from: {
        nl: 'nadat het zonder code aan iemand is verteld; met een code gaat het samen met het bericht',
        en: 'after it was told to somebody without a code; with a code it goes together with the message',
      },
      limits: { least: 90, most: 1825 },
    },
    end: 'erase-words',
  },
  {
    id: 'consents',
    name: { nl: 'Toestemming', en: 'Consent' },
    purpose: {
      nl: 'Kunnen laten zien wie waarvoor toestemming gaf, en wanneer die stopte.',
      en: 'To be able to show for what consent was given, and when it ended.',
    },
    grounds: ['6-1-c'],
    whose: ['residents', 'team'],
    what: {
      nl: 'Voor welk gebruik, welke versie van de vraag, in welke taal, wanneer gegeven, geweigerd en gestopt; wie het vroeg en hoorde.',
      en: 'For which use, which version of the question, in which language, when given, refused and ended; who asked and heard it.',
    },
    tables: {
      consent: ['use', 'given_at', 'withdrawn_at', 'locale'],
      publication_consent: [
        'use',
        'given_at',
        'refused_at',
        'withdrawn_at',
        'asked_by',
        'heard_by',
      ],
    },
    shares: [],
    recipients: {
      nl: 'Het team, en wie toezicht houdt.',
      en: 'The team, and whoever supervises.',
    },
    isJoint: true,
    term: {
      kind: 'kept',
      words: {
        nl: 'Blijft: dit moet de verwerkingsverantwoordelijke kunnen laten zien (AVG, artikel 7 lid 1). Als het bericht weg is, is het tot niemand te herleiden.',
        en: 'Stays: the controller must be able to show it (GDPR, article 7-1). Once the message is gone it cannot be traced to anybody.',
      },
    },
    end: 'keep',
  },
  {
    id: 'publications',
    name: { nl: 'Openbare kopieën', en: 'Public copies' },
    purpose: {
      nl: 'Laten zien wat er is gehoord, besloten en veranderd, met toestemming die daarvoor apart is gevraagd.',
      en: 'To show what was heard, decided and changed, with consent that was asked for it apart.',
    },
    grounds: ['6-1-a', '6-1-e', '9-2-a'],
    whose: ['residents', 'partners', 'team'],
    what: {
      nl: 'Een kopie van woorden zonder namen en plaatsen; een naam, stem of foto alleen als de persoon dat goed vond; wie de kopie maakte, doorliet of tegenhield.',
      en: 'A copy of words without names and places; a name, voice or photo only if the person agreed; who made the copy, let it through or held it.',
    },
    tables: {
      publication: [
        'shown_name',
        'sound_file_id',
        'proposed_by',
        'published_by',
        'seen_by_partner',
      ],
      publication_text: ['text_id'],
      publication_photo: ['file_id'],
      publication_hold: ['held_by', 'reason_text_id', 'lifted_by'],
    },
    shares: ['text', 'text_version', 'file'],
    recipients: {
      nl: 'Iedereen: de openbare bladzijde, de API, de stukken, en programma’s waarmee is gedeeld.',
      en: 'Everybody: the public page, the API, the reports, and programmes with which it was shared.',
    },
    isJoint: true,
    term: {
      kind: 'until',
      words: {
        nl: 'Tot iemand het terugneemt, het team of een bewonerpartner het weghaalt, of het bericht zelf eindigt. Dan gaan de woorden weg en blijft alleen dat er iets stond.',
        en: 'Until somebody takes it back, the team or a resident partner takes it away, or the message itself ends. Then the words go, and only that something stood there stays.',
      },
    },
    end: 'erase-words',
  },
];
