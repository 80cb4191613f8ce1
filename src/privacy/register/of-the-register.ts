import type { Processing } from './processing.ts';

const supervisors = {
  nl: 'De beheerder en de functionaris gegevensbescherming.',
  en: 'The administrator and the privacy officer.',
} as const;

/** What is kept in order to keep the register itself. */
export const ofTheRegister: readonly Processing[] = [
  {
    id: 'requests',
    name: { nl: 'Verzoeken van mensen', en: 'Requests of persons' },
    purpose: {
      nl: 'Op tijd doen wat iemand over de eigen gegevens vraagt, en dat kunnen laten zien.',
      en: 'To do in time what somebody asks about their own data, and to be able to show it.',
    },
    grounds: ['6-1-c'],
    whose: ['residents', 'partners', 'team'],
    what: {
      nl: 'Wat is gevraagd, hoe, wanneer, over welk bericht of account, wie het afhandelde en hoe. Geen naam en geen woorden van wie vraagt.',
      en: 'What was asked, how, when, about which message or account, who handled it and how. No name and no words of who asks.',
    },
    tables: {
      person_request: ['account_id', 'recorded_by', 'closed_by', 'kind', 'asked_on'],
      person_request_contribution: ['contribution_id'],
    },
    shares: [],
    recipients: supervisors,
    isJoint: false,
    term: {
      kind: 'after',
      amount: 1825,
      unit: 'days',
      from: { nl: 'nadat het verzoek is afgehandeld', en: 'after the request was closed' },
      limits: { least: 365, most: 3650 },
    },
    end: 'delete-rows',
  },
  {
    id: 'retention',
    name: { nl: 'Wat de opdrachten opruimden', en: 'What the jobs removed' },
    purpose: {
      nl: 'Kunnen laten zien dat de termijnen worden uitgevoerd.',
      en: 'To be able to show that the terms are carried out.',
    },
    grounds: ['6-1-c'],
    whose: ['team'],
    what: {
      nl: 'Per dag en verwerking hoeveel er is opgeruimd. Niet van wie.',
      en: 'Per day and processing how much was removed. Not whose.',
    },
    tables: { retention_run: ['done', 'waiting'] },
    shares: [],
    recipients: supervisors,
    isJoint: false,
    term: {
      kind: 'after',
      amount: 1825,
      unit: 'days',
      from: { nl: 'na die dag', en: 'after that day' },
      limits: null,
    },
    end: 'delete-rows',
  },
  {
    id: 'responsibility',
    name: { nl: 'Wie verantwoordelijk is', en: 'Who is responsible' },
    purpose: {
      nl: 'Zeggen wie verantwoordelijk is, en wie welke termijn koos en waarom.',
      en: 'To say who is responsible, and who chose which term and why.',
    },
    grounds: ['6-1-c'],
    whose: ['team'],
    what: {
      nl: 'Naam en bereikbaarheid van de verantwoordelijke, de functionaris en de gezamenlijk verantwoordelijken; gekozen termijnen met reden; wie instaat voor de verklaring over toegankelijkheid.',
      en: 'Name and contact of the controller, the officer and the joint controllers; terms that were chosen with their reason; who stands for the statement on accessibility.',
    },
    tables: {
      controller: ['officer_name', 'officer_contact', 'changed_by'],
      joint_controller: ['contact', 'added_by'],
      processing_term: ['set_by', 'reason'],
      public_statement: ['contact', 'signed_by', 'examined_by', 'changed_by'],
    },
    shares: [],
    recipients: { nl: 'Iedereen.', en: 'Everybody.' },
    isJoint: false,
    term: {
      kind: 'until',
      words: {
        nl: 'Tot de werkruimte het verandert; eerdere termijnen blijven te lezen.',
        en: 'Until the workspace changes it; earlier terms stay to be read.',
      },
    },
    end: 'keep',
  },
  {
    id: 'backups',
    name: { nl: 'Reservekopieën', en: 'Backups' },
    purpose: {
      nl: 'Terug kunnen zetten wat door een storing verloren ging.',
      en: 'To be able to restore what was lost in a failure.',
    },
    grounds: ['6-1-c'],
    whose: ['residents', 'bystanders', 'partners', 'team'],
    what: {
      nl: 'Een kopie van alles. Wat na de kopie is gewist, staat op een lijst en wordt opnieuw gewist als de kopie wordt teruggezet.',
      en: 'A copy of everything. What was erased after the copy stands on a list and is erased again when the copy is restored.',
    },
    tables: {},
    shares: [],
    recipients: {
      nl: 'Wie host, als verwerker.',
      en: 'Whoever hosts, as a processor.',
    },
    isJoint: false,
    term: {
      kind: 'host',
      words: {
        nl: '30 dagen. Wie host ruimt ze op en laat dat zien: dat kan het programma niet zelf.',
        en: '30 days. Whoever hosts removes them and shows it: the program cannot do that itself.',
      },
    },
    end: 'delete-rows',
  },
];
