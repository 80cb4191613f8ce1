import type { PartContent, PartRequest } from '../../approach/index.ts';
import type { Tx } from '../../db/database.ts';
import { may } from '../../people/index.ts';
import { standingOfTheme, standings, type ThemeStanding } from './theme.ts';
import { themePath, themesPath } from './theme-address.ts';
import { unsortedCounts } from './theme-contribution-store.ts';
import { standingsOfApproach } from './theme-store.ts';

/** More themes than these stand on their own page. */
const mostShown = 5;

const tones = {
  'not-written': 'waiting',
  'not-asked': 'waiting',
  asked: 'neutral',
  confirmed: 'good',
  disputed: 'bad',
} as const satisfies Record<ThemeStanding, string>;

/** How the themes of an approach stand; no words. */
export interface ThemeFigures {
  readonly count: number;
  readonly confirmed: number;
  /** Contributions in no theme. */
  readonly unsorted: number;
  /** The first few, those that ask for work first. */
  readonly first: readonly { readonly id: string; readonly standing: ThemeStanding }[];
}

/** Counts the themes of an approach. */
export async function themeFigures(
  tx: Tx,
  tenantId: string,
  approachId: string,
): Promise<ThemeFigures> {
  const unsorted = await unsortedCounts(tx, tenantId, [approachId]);
  const themes = (await standingsOfApproach(tx, tenantId, approachId)).map((theme) => ({
    id: theme.id,
    standing: standingOfTheme(theme),
  }));
  const order = ({ standing }: (typeof themes)[number]): number => standings.indexOf(standing);
  return {
    count: themes.length,
    confirmed: themes.filter(({ standing }) => standing === 'confirmed').length,
    unsorted: unsorted.get(approachId) ?? 0,
    first: themes.toSorted((a, b) => order(a) - order(b)).slice(0, mostShown),
  };
}

/**
 * The themes on the page of an approach: those that ask for work first. Nothing for who may not see them.
 * @param titles of the first few, by id
 */
export function partOfThemes(
  { approach, account, words }: PartRequest,
  { count, confirmed, unsorted, first }: ThemeFigures,
  titles: ReadonlyMap<string, string>,
): PartContent[] {
  const { say } = words;
  if (!may(account, 'themes.read')) return [];
  return [
    {
      heading: say('theme.list.title'),
      bead: 'theme',
      intro: say(count === 0 ? 'theme.part.none' : 'theme.part.standing', {
        count,
        confirmed,
        unsorted,
      }),
      links: first.map(({ id, standing }) => ({
        href: themePath(approach, id),
        label: titles.get(id) ?? '',
        state: say(`theme.standing.${standing}`),
        tone: tones[standing],
      })),
      actions: [
        {
          href: themesPath(approach),
          label: say(may(account, 'themes.manage') ? 'theme.part.sort' : 'theme.part.all'),
        },
      ],
    },
  ];
}
