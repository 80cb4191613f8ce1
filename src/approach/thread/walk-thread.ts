import type { Tx } from '../../db/database.ts';
import { isId } from '../../thread/ids.ts';
import { walkBeads } from '../../thread/walk-beads.ts';
import { dayIn } from '../../web/calendar.ts';
import { describeBeads } from '../describe-beads.ts';
import type { DescribedBead, ThreadRequest, ThreadSource } from '../thread-source.ts';
import { orderThread, type Thread } from './thread.ts';

/** So many of each kind are shown; the others are counted. */
const shownOfKind = 10;

/**
 * Walks the thread from one bead, and asks the rooms what each bead is.
 * @param id may be what someone typed
 * @returns null when there is no such bead
 */
export async function walkThread(
  tx: Tx,
  request: ThreadRequest,
  rooms: readonly ThreadSource[],
  id: string,
): Promise<Thread | null> {
  const { workspace, words } = request;
  if (!isId(id)) return null;
  const walk = await walkBeads(tx, workspace.tenantId, id, shownOfKind);
  if (!walk) return null;
  const described = new Map<string, DescribedBead>();
  const known = new Set(rooms.flatMap(({ kinds }) => kinds));
  // until a room has told of it, a bead is something that cannot be read
  for (const bead of walk.beads) {
    described.set(bead.id, {
      id: bead.id,
      kind: bead.kind,
      label: words.say(known.has(bead.kind) ? 'thread.gone' : 'thread.unknown'),
      state: null,
      on: dayIn(workspace.zone, bead.createdAt),
      href: null,
    });
  }
  for (const bead of await describeBeads(tx, request, rooms, walk.beads)) {
    described.set(bead.id, bead);
  }
  return orderThread(id, walk, described);
}
