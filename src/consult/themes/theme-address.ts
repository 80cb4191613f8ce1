import type { Approach } from '../../approach/index.ts';
import { isId } from '../../thread/ids.ts';
import type { SaidPlace } from './theme-contribution-store.ts';

type Addressed = Pick<Approach, 'slug'>;

/** Where the themes of an approach stand. */
export const themesPath = ({ slug }: Addressed): string => `/aanpak/${slug}/onderwerpen`;

/** Where one theme stands. */
export const themePath = (approach: Addressed, themeId: string): string =>
  `${themesPath(approach)}/${themeId}`;

/** Where who brings answers sees what to ask residents; with a theme, where they note what was told. */
export const bringPath = ({ slug }: Addressed, themeId?: string): string =>
  themeId ? `/aanpak/${slug}/navragen/${themeId}` : `/aanpak/${slug}/navragen`;

const idOrNull = (value: string | undefined): string | null =>
  value !== undefined && isId(value) ? value : null;

/** Which page of contributions an address or a form names. */
export const placeOf = (query: (name: string) => string | undefined): SaidPlace => ({
  after: idOrNull(query('na')),
  before: idOrNull(query('voor')),
});

/** The address of another part of a list of contributions. */
export function listAddress(path: string, query: Readonly<Record<string, string | null>>): string {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === null ? [] : [[name, value] as [string, string]],
  );
  const text = new URLSearchParams(given).toString();
  return text ? `${path}?${text}` : path;
}
