import type { PartContent, PartRequest } from '../../approach/index.ts';
import type { Tx } from '../../db/database.ts';
import { may } from '../../people/index.ts';
import { type StandingTheme, standingOfTheme, standings, type ThemeStanding } from './theme.ts';
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

/** What the page of an approach tells of its themes. */
export async function themesForPart(tx: Tx, tenantId: string, approachId: string) {
  const counts = await unsortedCounts(tx, tenantId, [approachId]);
  return {
    themes: await standingsOfApproach(tx, tenantId, approachId),
    unsorted: counts.get(approachId) ?? 0,
  };
}

const orderOf = (theme: StandingTheme): number => standings.indexOf(standingOfTheme(theme));

/** The themes on the page of an approach: those that ask for work first. Nothing for who may not see them. */
export function partOfThemes(
  { approach, account, words }: PartRequest,
  { themes, unsorted }: Awaited<ReturnType<typeof themesForPart>>,
): PartContent[] {
  const { say } = words;
  if (!may(account, 'themes.read')) return [];
  const confirmed = themes.filter((theme) => standingOfTheme(theme) === 'confirmed').length;
  const shown = themes.toSorted((a, b) => orderOf(a) - orderOf(b)).slice(0, mostShown);
  return [
    {
      heading: say('theme.list.title'),
      bead: 'theme',
      intro: say(themes.length === 0 ? 'theme.part.none' : 'theme.part.standing', {
        count: themes.length,
        confirmed,
        unsorted,
      }),
      links: shown.map((theme) => {
        const standing = standingOfTheme(theme);
        return {
          href: themePath(approach, theme.id),
          label: theme.title,
          state: say(`theme.standing.${standing}`),
          tone: tones[standing],
        };
      }),
      actions: [
        {
          href: themesPath(approach),
          label: say(may(account, 'themes.manage') ? 'theme.part.sort' : 'theme.part.all'),
        },
      ],
    },
  ];
}
