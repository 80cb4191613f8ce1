import type { ResidentTag } from '../../web/locales.ts';

/** A page on the way in, and where somebody goes after it. */
export interface WayIn {
  readonly path: string;
  readonly back: string;
}

const firstScreen = '/week';

/** The address of a page on the way in, in a language; where somebody was going travels along. */
export function wayAddress({ path, back }: WayIn, tag: ResidentTag): string {
  const query = new URLSearchParams({ taal: tag });
  if (back !== firstScreen) query.set('naar', back);
  return `${path}?${query}`;
}
