import type { Processing } from './processing.ts';

const coalition = {
  nl: 'De mensen met een account in deze werkruimte, ieder wat bij de rol hoort.',
  en: 'The people with an account in this workspace, each what belongs to their role.',
} as const;
const archive = {
  nl: 'Blijft, als deel van wat de overheid deed en moet kunnen verantwoorden. Wat moet worden bewaard of vernietigd, beslist de verwerkingsverantwoordelijke (Archiefwet).',
  en: 'Stays, as part of what a public body did and has to account for. The controller decides what is archived or destroyed (Dutch archive law).',
} as const;

/** What the coalition makes of it: answers, themes, goals, decisions, and the proof of what happened. */
export const ofTheWork: readonly Processing[] = [
  {
    id: 'answers',
    name: { nl: 'Antwoorden', en: 'Answers' },
    purpose: {
      nl: 'Ieder bericht een antwoord geven, brengen, en horen wat de persoon ervan vindt.',
      en: 'To give every message an answer, to bring it, and to hear what the person says of it.',
    },
    grounds: ['6-1-e'],
    whose: ['residents', 'partners', 'team'],
    what: {
      nl: 'De woorden van het antwoord; wie het schreef, nakeek, ondertekende en bracht, hoe en wanneer; wat de persoon ervan vond. Woorden bij die reactie gaan samen met het bericht weg.',
      en: 'The words of the answer; who wrote, checked, signed and brought it, how and when; what the person said of it. Words beside that reply go together with the message.',
    },
    tables: {
      answer: ['written_by', 'checked_by', 'checker_id', 'text_id', 'remark_text_id'],
      answer_delivery: ['delivered_by', 'bringer_id', 'returned_by', 'reply', 'reply_text_id'],
      answer_signature: ['account_id'],
      answer_checker: ['account_id'],
    },
    shares: ['text', 'text_version', 'file'],
    recipients: {
      nl: 'Wie het bericht stuurde, het team, bewonerpartners, en wie gevraagd is het te brengen.',
      en: 'Who sent the message, the team, resident partners, and who was asked to bring it.',
    },
    isJoint: true,
    term: { kind: 'kept', words: archive },
    end: 'keep',
  },
  {
    id: 'sense-making',
    name: { nl: 'Onderwerpen, doelen en besluiten', en: 'Themes, goals and decisions' },
    purpose: {
      nl: 'Van wat bewoners zeggen naar wat er verandert, en kunnen laten zien wie erbij was.',
      en: 'From what residents say to what changes, and to be able to show who was there.',
    },
    grounds: ['6-1-e'],
    whose: ['residents', 'partners', 'team'],
    what: {
      nl: 'Welk bericht onder welk onderwerp valt; wat is gehoord, zonder namen; doelen en besluiten met hun versies; wie erbij was: bewoners als omschrijving, mensen met een account bij naam.',
      en: 'Which message belongs to which theme; what was heard, without names; goals and decisions with their versions; who was there: residents as a description, people with an account by name.',
    },
    tables: {
      theme: ['created_by', 'said_by_text_id'],
      theme_contribution: ['contribution_id', 'sorted_by'],
      goal: ['owner_id', 'created_by'],
      goal_version: ['made_by'],
      goal_presence: ['account_id', 'description'],
      goal_word: ['account_id'],
      decision: ['decided_by', 'owner_id', 'recorded_by'],
    },
    shares: ['text', 'text_version'],
    recipients: coalition,
    isJoint: true,
    term: { kind: 'kept', words: archive },
    end: 'keep',
  },
  {
    id: 'reports',
    name: {
      nl: 'Stukken: brief aan de raad, A4 voor bestuur en bewoners',
      en: 'Products: council letter, pages for board and residents',
    },
    purpose: {
      nl: 'Aan raad, bestuur en bewoners vertellen wat er is gehoord, besloten en blijft liggen.',
      en: 'To tell council, board and residents what was heard, decided and left undone.',
    },
    grounds: ['6-1-e'],
    whose: ['residents', 'partners', 'team'],
    what: {
      nl: 'Wie een stuk schreef en openbaar maakte; eigen zinnen van wie het schreef; de naam bij wie mensen terechtkunnen. Woorden van bewoners staan er alleen als verwijzing in: wat wordt teruggenomen, is uit iedere versie weg.',
      en: 'Who wrote and published it; own sentences of who wrote it; the name of whom people can turn to. Words of residents stand in it only by reference: what is taken back is gone from every version.',
    },
    tables: {
      report: ['created_by', 'changed_by'],
      report_text: ['text_id'],
      report_version: ['published_by', 'documents'],
      report_template: ['uploaded_by'],
    },
    shares: ['text', 'text_version'],
    recipients: {
      nl: 'De mensen met een account; wat openbaar is gemaakt, leest iedereen.',
      en: 'People with an account; what was published is read by everybody.',
    },
    isJoint: true,
    term: { kind: 'kept', words: archive },
    end: 'keep',
  },
  {
    id: 'programme',
    name: { nl: 'Delen met een programma', en: 'Sharing with a programme' },
    purpose: {
      nl: 'Een programma laten zien wat meer coalities openbaar maakten, naast elkaar.',
      en: 'To show a programme what several coalitions published, side by side.',
    },
    grounds: ['6-1-e'],
    whose: ['residents', 'partners', 'team'],
    what: {
      nl: 'Een kopie van wat openbaar is; wie het deelde en wanneer. Wat wordt teruggenomen of niet meer openbaar is, gaat binnen een minuut uit de kopie.',
      en: 'A copy of what is public; who shared it and when. What is taken back or no longer public goes from the copy within a minute.',
    },
    tables: {
      programme_share: ['shared_by'],
      shared_approach: ['record'],
    },
    shares: [],
    recipients: {
      nl: 'De mensen met een account in de werkruimte van het programma.',
      en: 'The people with an account in the workspace of the programme.',
    },
    isJoint: true,
    term: {
      kind: 'until',
      words: {
        nl: 'Tot de werkruimte stopt met delen.',
        en: 'Until the workspace stops sharing.',
      },
    },
    end: 'delete-rows',
  },
  {
    id: 'working-together',
    name: { nl: 'Samenwerken aan een aanpak', en: 'Working together on an approach' },
    purpose: {
      nl: 'Weten wie wat doet, en bewoners uitnodigen met een gezicht en een naam.',
      en: 'To know who does what, and to invite residents with a face and a name.',
    },
    grounds: ['6-1-e', '6-1-a'],
    whose: ['partners', 'team'],
    what: {
      nl: 'Wie een aanpak leidt en per niveau oppakt; wie de uitleg begrijpt; naam, nummer, gezicht en stem van wie uitnodigt en voorleest: alleen als die dat goed vindt.',
      en: 'Who leads an approach and takes up at each level; who understands its description; name, number, face and voice of who invites and reads aloud: only if they agree.',
    },
    tables: {
      approach: ['coordinator_id'],
      approach_level: ['account_id'],
      approach_opening: ['opened_by'],
      description_check: ['account_id', 'remark_text_id'],
      link: ['asker_name', 'asker_phone', 'asker_photo_id', 'owner_id'],
      spoken_sentence: ['file_id', 'recorded_by'],
    },
    shares: ['text', 'text_version', 'file'],
    recipients: {
      nl: 'De mensen met een account; wie uitnodigt en voorleest, is ook voor bewoners te zien en te horen.',
      en: 'People with an account; who invites and reads aloud is seen and heard by residents too.',
    },
    isJoint: true,
    term: {
      kind: 'until',
      words: {
        nl: 'Tot de werkruimte het verandert of weghaalt.',
        en: 'Until the workspace changes it or takes it away.',
      },
    },
    end: 'keep',
  },
  {
    id: 'trail',
    name: { nl: 'Het spoor van wat er gebeurde', en: 'The trail of what happened' },
    purpose: {
      nl: 'Kunnen bewijzen dat niets stil is veranderd of verdwenen.',
      en: 'To be able to prove that nothing was silently changed or removed.',
    },
    grounds: ['6-1-e'],
    whose: ['residents', 'partners', 'team'],
    what: {
      nl: 'Dat iets gebeurde en wanneer, met de rol van wie het deed, nummers en controlegetallen. Geen woorden, geen namen. Van wat gewist is blijft alleen een getal waar niets uit te raden valt.',
      en: 'That something happened and when, with the role of who did it, numbers and digests. No words, no names. Of what was erased only a digest stays from which nothing can be guessed.',
    },
    tables: {
      bead: ['created_at'],
      bead_link: ['created_at'],
      event: ['actor_role', 'occurred_at'],
      event_content: ['content'],
      seal: ['sealed_at'],
      seal_member: ['event_id'],
      sealed_row: ['row_key'],
    },
    shares: [],
    recipients: {
      nl: 'Het team; van de verzegeling is het laatste getal openbaar.',
      en: 'The team; the latest digest of the seal is public.',
    },
    isJoint: true,
    term: {
      kind: 'kept',
      words: {
        nl: 'Blijft: een bewijs waaruit iets weg kan, bewijst niets. Er staan geen woorden of namen in.',
        en: 'Stays: a proof from which things can be taken proves nothing. It holds no words or names.',
      },
    },
    end: 'keep',
  },
];
