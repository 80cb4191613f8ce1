import type { Database } from '../../db/database.ts';
import { isResidentTag } from '../../web/locales.ts';
import type { Link } from './link.ts';

type LinkAnswer = Omit<Link, 'locales' | 'spoken'> & {
  locales: string[];
  spoken: Link['spoken'] | null;
};

/** The link with this slug and its words in every language, in one statement; null when there is none. */
export async function linkOfSlug(
  db: Database,
  tenantId: string,
  slug: string,
): Promise<Link | null> {
  const found = await db.call<LinkAnswer | null>({ tenantId }, 'link_of_slug', { slug });
  if (!found) return null;
  return { ...found, locales: found.locales.filter(isResidentTag), spoken: found.spoken ?? {} };
}
