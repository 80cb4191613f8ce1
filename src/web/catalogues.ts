// Every catalogue, by language: `resident`, `say`, `hear` and `about` for residents, the others for the coalition.
import arAbout from '../../locales/ar/about.json' with { type: 'json' };
import arBring from '../../locales/ar/bring.json' with { type: 'json' };
import arHear from '../../locales/ar/hear.json' with { type: 'json' };
import arPerson from '../../locales/ar/person.json' with { type: 'json' };
import arPoster from '../../locales/ar/poster.json' with { type: 'json' };
import arPublic from '../../locales/ar/public.json' with { type: 'json' };
import arPublicPages from '../../locales/ar/public-pages.json' with { type: 'json' };
import arResident from '../../locales/ar/resident.json' with { type: 'json' };
import arSay from '../../locales/ar/say.json' with { type: 'json' };
import arShare from '../../locales/ar/share.json' with { type: 'json' };
import arSheet from '../../locales/ar/sheet.json' with { type: 'json' };
import arSignIn from '../../locales/ar/sign-in.json' with { type: 'json' };
import enAbout from '../../locales/en/about.json' with { type: 'json' };
import enAccount from '../../locales/en/account.json' with { type: 'json' };
import enApproach from '../../locales/en/approach.json' with { type: 'json' };
import enBring from '../../locales/en/bring.json' with { type: 'json' };
import enBringing from '../../locales/en/bringing.json' with { type: 'json' };
import enCheck from '../../locales/en/check.json' with { type: 'json' };
import enCoalition from '../../locales/en/coalition.json' with { type: 'json' };
import enDecisions from '../../locales/en/decisions.json' with { type: 'json' };
import enErase from '../../locales/en/erase.json' with { type: 'json' };
import enGoals from '../../locales/en/goals.json' with { type: 'json' };
import enHear from '../../locales/en/hear.json' with { type: 'json' };
import enInbox from '../../locales/en/inbox.json' with { type: 'json' };
import enNotes from '../../locales/en/notes.json' with { type: 'json' };
import enPeople from '../../locales/en/people.json' with { type: 'json' };
import enPerson from '../../locales/en/person.json' with { type: 'json' };
import enPoster from '../../locales/en/poster.json' with { type: 'json' };
import enPrivacy from '../../locales/en/privacy.json' with { type: 'json' };
import enProgramme from '../../locales/en/programme.json' with { type: 'json' };
import enPublic from '../../locales/en/public.json' with { type: 'json' };
import enPublicPages from '../../locales/en/public-pages.json' with { type: 'json' };
import enPublishing from '../../locales/en/publishing.json' with { type: 'json' };
import enReports from '../../locales/en/reports.json' with { type: 'json' };
import enResident from '../../locales/en/resident.json' with { type: 'json' };
import enRocket from '../../locales/en/rocket.json' with { type: 'json' };
import enSay from '../../locales/en/say.json' with { type: 'json' };
import enSentences from '../../locales/en/sentences.json' with { type: 'json' };
import enShare from '../../locales/en/share.json' with { type: 'json' };
import enSheet from '../../locales/en/sheet.json' with { type: 'json' };
import enSignIn from '../../locales/en/sign-in.json' with { type: 'json' };
import enStatement from '../../locales/en/statement.json' with { type: 'json' };
import enThemes from '../../locales/en/themes.json' with { type: 'json' };
import enThread from '../../locales/en/thread.json' with { type: 'json' };
import enWeek from '../../locales/en/week.json' with { type: 'json' };
import nlAccount from '../../locales/nl/account.json' with { type: 'json' };
import nlApproach from '../../locales/nl/approach.json' with { type: 'json' };
import nlBringing from '../../locales/nl/bringing.json' with { type: 'json' };
import nlCheck from '../../locales/nl/check.json' with { type: 'json' };
import nlCoalition from '../../locales/nl/coalition.json' with { type: 'json' };
import nlDecisions from '../../locales/nl/decisions.json' with { type: 'json' };
import nlErase from '../../locales/nl/erase.json' with { type: 'json' };
import nlGoals from '../../locales/nl/goals.json' with { type: 'json' };
import nlInbox from '../../locales/nl/inbox.json' with { type: 'json' };
import nlNotes from '../../locales/nl/notes.json' with { type: 'json' };
import nlPeople from '../../locales/nl/people.json' with { type: 'json' };
import nlPrivacy from '../../locales/nl/privacy.json' with { type: 'json' };
import nlProgramme from '../../locales/nl/programme.json' with { type: 'json' };
import nlPublishing from '../../locales/nl/publishing.json' with { type: 'json' };
import nlReports from '../../locales/nl/reports.json' with { type: 'json' };
import nlRocket from '../../locales/nl/rocket.json' with { type: 'json' };
import nlSentences from '../../locales/nl/sentences.json' with { type: 'json' };
import nlStatement from '../../locales/nl/statement.json' with { type: 'json' };
import nlThemes from '../../locales/nl/themes.json' with { type: 'json' };
import nlThread from '../../locales/nl/thread.json' with { type: 'json' };
import nlWeek from '../../locales/nl/week.json' with { type: 'json' };
import easyAbout from '../../locales/nl-eenvoudig/about.json' with { type: 'json' };
import easyBring from '../../locales/nl-eenvoudig/bring.json' with { type: 'json' };
import easyHear from '../../locales/nl-eenvoudig/hear.json' with { type: 'json' };
import easyPerson from '../../locales/nl-eenvoudig/person.json' with { type: 'json' };
import easyPoster from '../../locales/nl-eenvoudig/poster.json' with { type: 'json' };
import easyPublic from '../../locales/nl-eenvoudig/public.json' with { type: 'json' };
import easyPublicPages from '../../locales/nl-eenvoudig/public-pages.json' with { type: 'json' };
import easyResident from '../../locales/nl-eenvoudig/resident.json' with { type: 'json' };
import easySay from '../../locales/nl-eenvoudig/say.json' with { type: 'json' };
import easyShare from '../../locales/nl-eenvoudig/share.json' with { type: 'json' };
import easySheet from '../../locales/nl-eenvoudig/sheet.json' with { type: 'json' };
import easySignIn from '../../locales/nl-eenvoudig/sign-in.json' with { type: 'json' };
import plAbout from '../../locales/pl/about.json' with { type: 'json' };
import plBring from '../../locales/pl/bring.json' with { type: 'json' };
import plHear from '../../locales/pl/hear.json' with { type: 'json' };
import plPerson from '../../locales/pl/person.json' with { type: 'json' };
import plPoster from '../../locales/pl/poster.json' with { type: 'json' };
import plPublic from '../../locales/pl/public.json' with { type: 'json' };
import plPublicPages from '../../locales/pl/public-pages.json' with { type: 'json' };
import plResident from '../../locales/pl/resident.json' with { type: 'json' };
import plSay from '../../locales/pl/say.json' with { type: 'json' };
import plShare from '../../locales/pl/share.json' with { type: 'json' };
import plSheet from '../../locales/pl/sheet.json' with { type: 'json' };
import plSignIn from '../../locales/pl/sign-in.json' with { type: 'json' };
import trAbout from '../../locales/tr/about.json' with { type: 'json' };
import trBring from '../../locales/tr/bring.json' with { type: 'json' };
import trHear from '../../locales/tr/hear.json' with { type: 'json' };
import trPerson from '../../locales/tr/person.json' with { type: 'json' };
import trPoster from '../../locales/tr/poster.json' with { type: 'json' };
import trPublic from '../../locales/tr/public.json' with { type: 'json' };
import trPublicPages from '../../locales/tr/public-pages.json' with { type: 'json' };
import trResident from '../../locales/tr/resident.json' with { type: 'json' };
import trSay from '../../locales/tr/say.json' with { type: 'json' };
import trShare from '../../locales/tr/share.json' with { type: 'json' };
import trSheet from '../../locales/tr/sheet.json' with { type: 'json' };
import trSignIn from '../../locales/tr/sign-in.json' with { type: 'json' };
import ukAbout from '../../locales/uk/about.json' with { type: 'json' };
import ukBring from '../../locales/uk/bring.json' with { type: 'json' };
import ukHear from '../../locales/uk/hear.json' with { type: 'json' };
import ukPerson from '../../locales/uk/person.json' with { type: 'json' };
import ukPoster from '../../locales/uk/poster.json' with { type: 'json' };
import ukPublic from '../../locales/uk/public.json' with { type: 'json' };
import ukPublicPages from '../../locales/uk/public-pages.json' with { type: 'json' };
import ukResident from '../../locales/uk/resident.json' with { type: 'json' };
import ukSay from '../../locales/uk/say.json' with { type: 'json' };
import ukShare from '../../locales/uk/share.json' with { type: 'json' };
import ukSheet from '../../locales/uk/sheet.json' with { type: 'json' };
import ukSignIn from '../../locales/uk/sign-in.json' with { type: 'json' };
import type { CoalitionTag, ResidentTag } from './locales.ts';

type Catalogue = Readonly<Record<string, string>>;

const easyDutch = {
  ...easyResident,
  ...easySay,
  ...easyHear,
  ...easyAbout,
  ...easyPoster,
  ...easyPerson,
  ...easyPublic,
  ...easyBring,
  ...easySignIn,
  ...easySheet,
  ...easyShare,
  ...easyPublicPages,
};
const dutch = {
  ...nlCoalition,
  ...nlPrivacy,
  ...nlPeople,
  ...nlInbox,
  ...nlApproach,
  ...nlNotes,
  ...nlSentences,
  ...nlAccount,
  ...nlThemes,
  ...nlGoals,
  ...nlRocket,
  ...nlDecisions,
  ...nlBringing,
  ...nlCheck,
  ...nlThread,
  ...nlWeek,
  ...nlPublishing,
  ...nlReports,
  ...nlStatement,
  ...nlErase,
  ...nlProgramme,
};

export type ResidentKey = keyof typeof easyDutch;
export type CoalitionKey = keyof typeof dutch;

export const residentCatalogues: Readonly<Record<ResidentTag, Catalogue>> = {
  'nl-eenvoudig': easyDutch,
  en: {
    ...enResident,
    ...enSay,
    ...enHear,
    ...enAbout,
    ...enPoster,
    ...enPerson,
    ...enPublic,
    ...enBring,
    ...enSignIn,
    ...enSheet,
    ...enShare,
    ...enPublicPages,
  },
  tr: {
    ...trResident,
    ...trSay,
    ...trHear,
    ...trAbout,
    ...trPoster,
    ...trPerson,
    ...trPublic,
    ...trBring,
    ...trSignIn,
    ...trSheet,
    ...trShare,
    ...trPublicPages,
  },
  ar: {
    ...arResident,
    ...arSay,
    ...arHear,
    ...arAbout,
    ...arPoster,
    ...arPerson,
    ...arPublic,
    ...arBring,
    ...arSignIn,
    ...arSheet,
    ...arShare,
    ...arPublicPages,
  },
  pl: {
    ...plResident,
    ...plSay,
    ...plHear,
    ...plAbout,
    ...plPoster,
    ...plPerson,
    ...plPublic,
    ...plBring,
    ...plSignIn,
    ...plSheet,
    ...plShare,
    ...plPublicPages,
  },
  uk: {
    ...ukResident,
    ...ukSay,
    ...ukHear,
    ...ukAbout,
    ...ukPoster,
    ...ukPerson,
    ...ukPublic,
    ...ukBring,
    ...ukSignIn,
    ...ukSheet,
    ...ukShare,
    ...ukPublicPages,
  },
};
export const coalitionCatalogues: Readonly<Record<CoalitionTag, Catalogue>> = {
  nl: dutch,
  en: {
    ...enCoalition,
    ...enPrivacy,
    ...enPeople,
    ...enInbox,
    ...enApproach,
    ...enNotes,
    ...enSentences,
    ...enAccount,
    ...enThemes,
    ...enGoals,
    ...enRocket,
    ...enDecisions,
    ...enBringing,
    ...enCheck,
    ...enThread,
    ...enWeek,
    ...enPublishing,
    ...enReports,
    ...enStatement,
    ...enErase,
    ...enProgramme,
  },
};
