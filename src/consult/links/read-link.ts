import type { Deps } from '../../web/deps.ts';
import type { Link } from './link.ts';
import { linkOfSlug } from './link-store.ts';

/** A slug as it may stand in an address: what is not one is not looked up. */
const slugShape = /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/;

/** Reads a link by the slug in its address, or null when there is none. Capitals do not matter. */
export async function readLink(
  deps: Pick<Deps, 'db'>,
  tenantId: string,
  typedSlug: string,
): Promise<Link | null> {
  const slug = typedSlug.toLowerCase();
  if (!slugShape.test(slug)) return null;
  return linkOfSlug(deps.db, tenantId, slug);
}
