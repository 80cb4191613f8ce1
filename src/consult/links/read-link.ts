import type { Database } from '../../db/database.ts';
import type { Deps } from '../../web/deps.ts';
import type { Link } from './link.ts';
import { linkOfSlug } from './link-store.ts';

/** A slug as it may stand in an address: what is not one is not looked up. */
const slugShape = /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/;

const keepMilliseconds = 1_000;
const mostKept = 1_000;
type Kept = { link: Link; until: number };
const keptLinks = new WeakMap<Database, Map<string, Kept>>();

function keptOf(db: Database): Map<string, Kept> {
  let kept = keptLinks.get(db);
  if (!kept) {
    kept = new Map();
    keptLinks.set(db, kept);
  }
  return kept;
}

/**
 * Reads a link by the slug in its address, or null when there is none. Capitals do not matter.
 * A link is kept for a second: it is read at every step of everyone who takes part, and is most of
 * what such a step would cost. Other processes see a change a second later.
 */
export async function readLink(
  deps: Pick<Deps, 'db'>,
  tenantId: string,
  typedSlug: string,
): Promise<Link | null> {
  const slug = typedSlug.toLowerCase();
  if (!slugShape.test(slug)) return null;
  const kept = keptOf(deps.db);
  const key = `${tenantId} ${slug}`;
  const known = kept.get(key);
  if (known && known.until > performance.now()) return known.link;
  const link = await linkOfSlug(deps.db, tenantId, slug);
  if (kept.size >= mostKept) kept.clear();
  if (link) kept.set(key, { link, until: performance.now() + keepMilliseconds });
  else kept.delete(key);
  return link;
}

/** Forgets what is kept of links: after a change of a link, or of what is read aloud with it. */
export function forgetLinks(deps: Pick<Deps, 'db'>): void {
  keptLinks.delete(deps.db);
}
