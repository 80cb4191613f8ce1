import { appendEvent } from '../../thread/events.ts';
import { lockApproach, raisePublicationVersion } from '../approach-store.ts';
import { type ChangePartResult, changePart } from '../change-part.ts';
import type { Recording } from '../recording.ts';
import { type Area, areaKey } from './area.ts';
import { areasOf, chooseAreas, insertArea } from './area-store.ts';

/** Areas by their keys, in one order: what is compared when two people choose. */
export const keysOf = (areas: readonly Area[]): string[] => areas.map(areaKey).sort();

/** Chooses the areas of an approach; keys of areas that are not there are left out. */
export function changeAreas(
  recording: Recording,
  keys: readonly string[],
  seen: string,
  all: readonly Area[],
): Promise<ChangePartResult<string[], never>> {
  const { tenantId } = recording.workspace;
  const { id } = recording.approach;
  const next = all.filter((area) => keys.includes(areaKey(area)));
  return changePart<string[], never>(recording, {
    seen,
    next: keysOf(next),
    read: async (tx) => keysOf(await areasOf(tx, tenantId, id)),
    write: async (tx) => {
      await chooseAreas(tx, tenantId, id, next);
      return null;
    },
    event: { kind: 'approach-areas-changed', facts: { areas: keysOf(next) } },
  });
}

/** Adds an area to the workspace and to the approach. False when the workspace had it. */
export function addArea(
  { deps, workspace, account, approach }: Recording,
  area: Area,
): Promise<boolean> {
  const { tenantId } = workspace;
  return deps.db.tx({ tenantId }, async (tx) => {
    await lockApproach(tx, tenantId, approach.id);
    if (!(await insertArea(tx, tenantId, area))) return false;
    const others = (await areasOf(tx, tenantId, approach.id)).filter(
      ({ code }) => code !== area.code,
    );
    await chooseAreas(tx, tenantId, approach.id, [...others, area]);
    await appendEvent(tx, deps, {
      kind: 'approach-areas-changed',
      approachId: approach.id,
      subjectId: approach.id,
      actorRole: account.role,
      facts: { areas: keysOf([...others, area]) },
    });
    await raisePublicationVersion(tx, tenantId, approach.id);
    return true;
  });
}
