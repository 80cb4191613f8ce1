import { type AppContext, today } from '../../people/index.ts';
import type { Deps } from '../../web/deps.ts';
import { KeptPages, type PageState } from '../public/kept-pages.ts';
import type { ApproachRecord } from './approach-record.ts';
import { approachRecord } from './read-record.ts';

/** Gives the public record of an approach by its slug; null: it has no public page. */
export type RecordReader = (c: AppContext, slug: string) => Promise<ApproachRecord | null>;

/** Reads the public record, and keeps it in memory while nothing changed. */
export function keptRecords(deps: Deps): RecordReader {
  const kept = new KeptPages<ApproachRecord | null>({ approaches: 8, each: 1 });
  return async (c, slug) => {
    const workspace = c.get('workspace');
    const { tenantId } = workspace;
    const found = await deps.db.call<PageState | null>({ tenantId }, 'public_page_state', { slug });
    if (!found) return null;
    const day = today(workspace, deps.clock.now());
    const state = JSON.stringify([found, day]);
    return kept.find(`${tenantId} ${slug}`, state, 'record', () =>
      deps.db.tx(workspace, (tx) => approachRecord(tx, tenantId, found.approachId, 'public', day)),
    );
  };
}
