import { createHash } from 'node:crypto';
import { allOrNothing } from '../db/all-or-nothing.ts';
import type { Tx } from '../db/database.ts';
import { canonicalJson } from '../thread/commitments.ts';
import { appendEvent, type NewEvent } from '../thread/events.ts';
import { lockApproach, raisePublicationVersion } from './approach-store.ts';
import type { Recording } from './recording.ts';

/** What somebody had before them, in sixteen characters: two states that differ have other marks. */
export function seenMark(state: unknown): string {
  return createHash('sha256').update(canonicalJson(state)).digest('base64url').slice(0, 16);
}

export type ChangePartResult<State, Faults> =
  | { ok: true }
  | { ok: false; reason: 'invalid'; faults: Faults }
  /** Somebody changed it since the form was opened. */
  | { ok: false; reason: 'changed'; current: State };

/** One part of what an approach says of itself, that a form changes as a whole. */
export interface ChangedPart<State, Faults> {
  /** What a person had before them: the mark in the form. */
  readonly seen: string;
  /** What it should become. */
  readonly next: State;
  readonly read: (tx: Tx) => Promise<State>;
  /** Writes it, or says by field why it cannot be; refusing writes nothing. */
  readonly write: (tx: Tx, current: State) => Promise<Faults | null>;
  readonly event: Pick<NewEvent, 'kind' | 'facts'>;
}

/**
 * Changes one part of an approach, unless somebody else was first. Sending again what is there already
 * changes nothing.
 * @throws DatabaseAway
 */
export function changePart<State, Faults>(
  { deps, workspace: { tenantId }, account, approach }: Recording,
  { seen, next, read, write, event }: ChangedPart<State, Faults>,
): Promise<ChangePartResult<State, Faults>> {
  type Result = ChangePartResult<State, Faults>;
  return allOrNothing(deps.db, { tenantId }, async (tx): Promise<Result> => {
    await lockApproach(tx, tenantId, approach.id);
    const current = await read(tx);
    const mark = seenMark(current);
    if (mark === seenMark(next)) return { ok: true };
    if (mark !== seen) return { ok: false, reason: 'changed', current };
    const faults = await write(tx, current);
    if (faults) return { ok: false, reason: 'invalid', faults };
    await appendEvent(tx, deps, {
      ...event,
      approachId: approach.id,
      subjectId: approach.id,
      actorRole: account.role,
    });
    await raisePublicationVersion(tx, tenantId, approach.id);
    return { ok: true };
  });
}
