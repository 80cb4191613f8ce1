import type { PublishedCopy, TakenBackCopy } from '../../approach/index.ts';
import type { Tx } from '../../db/database.ts';
import { type BeadRelation, beadsBehind } from '../../thread/beads.ts';
import type { TextByLocale } from '../../thread/texts.ts';
import type { Day } from '../../web/calendar.ts';
import type { Readers, Told } from './approach-record.ts';

/** What every part of the record is read with. */
export interface Reading {
  readonly tx: Tx;
  readonly tenantId: string;
  readonly approachId: string;
  readonly readers: Readers;
  readonly today: Day;
  /** IANA time zone in which days begin and end. */
  readonly zone: string;
  /** What anybody may read, by the bead of which it is a copy. */
  readonly copies: ReadonlyMap<string, PublishedCopy>;
  /** Copies that were published and are taken back. */
  readonly takenBack: readonly TakenBackCopy[];
}

/** The copies of one kind, last published first. */
export const copiesOf = (reading: Reading, kind: PublishedCopy['kind']): PublishedCopy[] =>
  [...reading.copies.values()].filter((copy) => copy.kind === kind);

/**
 * Which beads of one kind to read, each with the moment of its copy: for the public those that were
 * published; null: all of them, as they stand.
 */
export function wantedBeads(
  reading: Reading,
  kind: 'theme' | 'goal' | 'decision',
): { id: string; at: Date }[] | null {
  if (reading.readers === 'coalition') return null;
  return copiesOf(reading, kind).map(({ beadId, proposedAt }) => ({ id: beadId, at: proposedAt }));
}

/** A part of the words of a copy; null when the copy has it not, or it is gone. */
export function copiedWords(
  copy: PublishedCopy | undefined,
  part: keyof PublishedCopy['words'],
): TextByLocale | null {
  const words = copy?.words[part];
  if (!words) return null;
  return Object.values(words).some(({ body, sound }) => body !== null || sound !== null)
    ? words
    : null;
}

/** How many of these beads were published and taken back. */
export function countTakenBack(reading: Reading, beadIds: readonly string[]): number {
  const behind = new Set(beadIds);
  return reading.takenBack.filter(({ beadId }) => behind.has(beadId)).length;
}

/** What everything that is told says of its publication. */
export function toldOf(reading: Reading, beadId: string, takenBack = 0): Told {
  const copy = reading.copies.get(beadId);
  return {
    beadId,
    publicId: copy?.publicId ?? null,
    publishedOn: copy?.publishedOn ?? null,
    seenByPartner: copy?.seenByPartner ?? false,
    takenBack,
  };
}

/** What beads hang on by a relation, by the later bead's id. */
export const behindOf = (reading: Reading, ids: readonly string[], relation: BeadRelation) =>
  beadsBehind(reading.tx, reading.tenantId, ids, relation);
