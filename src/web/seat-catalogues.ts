// What of the coalition's screens there is in languages that only residents use: what a resident partner
// or a key person can see there.
import arAccount from '../../locales/ar/account.json' with { type: 'json' };
import arCoalition from '../../locales/ar/coalition.json' with { type: 'json' };
import arPeople from '../../locales/ar/people.json' with { type: 'json' };
import arWeek from '../../locales/ar/week.json' with { type: 'json' };
import plAccount from '../../locales/pl/account.json' with { type: 'json' };
import plCoalition from '../../locales/pl/coalition.json' with { type: 'json' };
import plPeople from '../../locales/pl/people.json' with { type: 'json' };
import plWeek from '../../locales/pl/week.json' with { type: 'json' };
import trAccount from '../../locales/tr/account.json' with { type: 'json' };
import trCoalition from '../../locales/tr/coalition.json' with { type: 'json' };
import trPeople from '../../locales/tr/people.json' with { type: 'json' };
import trWeek from '../../locales/tr/week.json' with { type: 'json' };
import ukAccount from '../../locales/uk/account.json' with { type: 'json' };
import ukCoalition from '../../locales/uk/coalition.json' with { type: 'json' };
import ukPeople from '../../locales/uk/people.json' with { type: 'json' };
import ukWeek from '../../locales/uk/week.json' with { type: 'json' };
import type { ResidentTag } from './locales.ts';

type Catalogue = Readonly<Record<string, string>>;

/** By language; easy Dutch takes the Dutch of the coalition's screens, English its English. */
export const seatCatalogues: Readonly<
  Record<Exclude<ResidentTag, 'en' | 'nl-eenvoudig'>, Catalogue>
> = {
  tr: {
    ...trAccount,
    ...trCoalition,
    ...trPeople,
    ...trWeek,
  },
  ar: {
    ...arAccount,
    ...arCoalition,
    ...arPeople,
    ...arWeek,
  },
  pl: {
    ...plAccount,
    ...plCoalition,
    ...plPeople,
    ...plWeek,
  },
  uk: {
    ...ukAccount,
    ...ukCoalition,
    ...ukPeople,
    ...ukWeek,
  },
};
