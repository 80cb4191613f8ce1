// What of the coalition's screens there is in languages that only residents use: what a resident partner
// or a key person can see there.
import arAccount from '../../locales/ar/account.json' with { type: 'json' };
import arApproach from '../../locales/ar/approach.json' with { type: 'json' };
import arBringing from '../../locales/ar/bringing.json' with { type: 'json' };
import arCheck from '../../locales/ar/check.json' with { type: 'json' };
import arCoalition from '../../locales/ar/coalition.json' with { type: 'json' };
import arDecisions from '../../locales/ar/decisions.json' with { type: 'json' };
import arGoals from '../../locales/ar/goals.json' with { type: 'json' };
import arInbox from '../../locales/ar/inbox.json' with { type: 'json' };
import arPeople from '../../locales/ar/people.json' with { type: 'json' };
import arPrivacy from '../../locales/ar/privacy.json' with { type: 'json' };
import arProgramme from '../../locales/ar/programme.json' with { type: 'json' };
import arPublishing from '../../locales/ar/publishing.json' with { type: 'json' };
import arReports from '../../locales/ar/reports.json' with { type: 'json' };
import arRocket from '../../locales/ar/rocket.json' with { type: 'json' };
import arThemes from '../../locales/ar/themes.json' with { type: 'json' };
import arThread from '../../locales/ar/thread.json' with { type: 'json' };
import arWeek from '../../locales/ar/week.json' with { type: 'json' };
import plAccount from '../../locales/pl/account.json' with { type: 'json' };
import plApproach from '../../locales/pl/approach.json' with { type: 'json' };
import plBringing from '../../locales/pl/bringing.json' with { type: 'json' };
import plCheck from '../../locales/pl/check.json' with { type: 'json' };
import plCoalition from '../../locales/pl/coalition.json' with { type: 'json' };
import plDecisions from '../../locales/pl/decisions.json' with { type: 'json' };
import plGoals from '../../locales/pl/goals.json' with { type: 'json' };
import plInbox from '../../locales/pl/inbox.json' with { type: 'json' };
import plPeople from '../../locales/pl/people.json' with { type: 'json' };
import plPrivacy from '../../locales/pl/privacy.json' with { type: 'json' };
import plProgramme from '../../locales/pl/programme.json' with { type: 'json' };
import plPublishing from '../../locales/pl/publishing.json' with { type: 'json' };
import plReports from '../../locales/pl/reports.json' with { type: 'json' };
import plRocket from '../../locales/pl/rocket.json' with { type: 'json' };
import plThemes from '../../locales/pl/themes.json' with { type: 'json' };
import plThread from '../../locales/pl/thread.json' with { type: 'json' };
import plWeek from '../../locales/pl/week.json' with { type: 'json' };
import trAccount from '../../locales/tr/account.json' with { type: 'json' };
import trApproach from '../../locales/tr/approach.json' with { type: 'json' };
import trBringing from '../../locales/tr/bringing.json' with { type: 'json' };
import trCheck from '../../locales/tr/check.json' with { type: 'json' };
import trCoalition from '../../locales/tr/coalition.json' with { type: 'json' };
import trDecisions from '../../locales/tr/decisions.json' with { type: 'json' };
import trGoals from '../../locales/tr/goals.json' with { type: 'json' };
import trInbox from '../../locales/tr/inbox.json' with { type: 'json' };
import trPeople from '../../locales/tr/people.json' with { type: 'json' };
import trPrivacy from '../../locales/tr/privacy.json' with { type: 'json' };
import trProgramme from '../../locales/tr/programme.json' with { type: 'json' };
import trPublishing from '../../locales/tr/publishing.json' with { type: 'json' };
import trReports from '../../locales/tr/reports.json' with { type: 'json' };
import trRocket from '../../locales/tr/rocket.json' with { type: 'json' };
import trThemes from '../../locales/tr/themes.json' with { type: 'json' };
import trThread from '../../locales/tr/thread.json' with { type: 'json' };
import trWeek from '../../locales/tr/week.json' with { type: 'json' };
import ukAccount from '../../locales/uk/account.json' with { type: 'json' };
import ukApproach from '../../locales/uk/approach.json' with { type: 'json' };
import ukBringing from '../../locales/uk/bringing.json' with { type: 'json' };
import ukCheck from '../../locales/uk/check.json' with { type: 'json' };
import ukCoalition from '../../locales/uk/coalition.json' with { type: 'json' };
import ukDecisions from '../../locales/uk/decisions.json' with { type: 'json' };
import ukGoals from '../../locales/uk/goals.json' with { type: 'json' };
import ukInbox from '../../locales/uk/inbox.json' with { type: 'json' };
import ukPeople from '../../locales/uk/people.json' with { type: 'json' };
import ukPrivacy from '../../locales/uk/privacy.json' with { type: 'json' };
import ukProgramme from '../../locales/uk/programme.json' with { type: 'json' };
import ukPublishing from '../../locales/uk/publishing.json' with { type: 'json' };
import ukReports from '../../locales/uk/reports.json' with { type: 'json' };
import ukRocket from '../../locales/uk/rocket.json' with { type: 'json' };
import ukThemes from '../../locales/uk/themes.json' with { type: 'json' };
import ukThread from '../../locales/uk/thread.json' with { type: 'json' };
import ukWeek from '../../locales/uk/week.json' with { type: 'json' };
import type { ResidentTag } from './locales.ts';

type Catalogue = Readonly<Record<string, string>>;

/** By language; easy Dutch takes the Dutch of the coalition's screens, English its English. */
export const seatCatalogues: Readonly<
  Record<Exclude<ResidentTag, 'en' | 'nl-eenvoudig'>, Catalogue>
> = {
  tr: {
    ...trAccount,
    ...trApproach,
    ...trBringing,
    ...trCheck,
    ...trCoalition,
    ...trDecisions,
    ...trGoals,
    ...trInbox,
    ...trPeople,
    ...trPrivacy,
    ...trProgramme,
    ...trPublishing,
    ...trReports,
    ...trRocket,
    ...trThemes,
    ...trThread,
    ...trWeek,
  },
  ar: {
    ...arAccount,
    ...arApproach,
    ...arBringing,
    ...arCheck,
    ...arCoalition,
    ...arDecisions,
    ...arGoals,
    ...arInbox,
    ...arPeople,
    ...arPrivacy,
    ...arProgramme,
    ...arPublishing,
    ...arReports,
    ...arRocket,
    ...arThemes,
    ...arThread,
    ...arWeek,
  },
  pl: {
    ...plAccount,
    ...plApproach,
    ...plBringing,
    ...plCheck,
    ...plCoalition,
    ...plDecisions,
    ...plGoals,
    ...plInbox,
    ...plPeople,
    ...plPrivacy,
    ...plProgramme,
    ...plPublishing,
    ...plReports,
    ...plRocket,
    ...plThemes,
    ...plThread,
    ...plWeek,
  },
  uk: {
    ...ukAccount,
    ...ukApproach,
    ...ukBringing,
    ...ukCheck,
    ...ukCoalition,
    ...ukDecisions,
    ...ukGoals,
    ...ukInbox,
    ...ukPeople,
    ...ukPrivacy,
    ...ukProgramme,
    ...ukPublishing,
    ...ukReports,
    ...ukRocket,
    ...ukThemes,
    ...ukThread,
    ...ukWeek,
  },
};
