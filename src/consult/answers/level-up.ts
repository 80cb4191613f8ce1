import { type Level, levels } from '../../people/index.ts';

/** One level higher; above the board there is only the board. */
export function levelAbove(level: Level): Level {
  return levels[Math.min(levels.indexOf(level) + 1, levels.length - 1)] ?? 'board';
}

/** The higher of several levels; delivery when there are none. */
export function highestLevel(several: readonly Level[]): Level {
  return several.reduce<Level>(
    (highest, one) => (levels.indexOf(one) > levels.indexOf(highest) ? one : highest),
    'delivery',
  );
}

/** Who could look at what was contested, at the level where it goes. Only people who may answer. */
export interface LevelPeople {
  /** Whom the approach names for that level, or who stands in for them. */
  readonly namedId: string | null;
  /** Coalition members of that level, by name. */
  readonly memberIds: readonly string[];
  readonly coordinatorId: string;
  readonly administratorIds: readonly string[];
  /** Everyone else who may answer, by name. */
  readonly otherIds: readonly string[];
}

/**
 * Who looks again at a contested answer: whoever is named for the level above, else a member of that
 * level, the coordinator, an administrator, anybody else who may answer. Never whoever wrote it, as
 * long as there is anybody else; and at the board, where it stays, nor whoever had it.
 */
export function lookAgain(
  contested: { writtenBy: string; ownerId: string; answeredAt: Level },
  { namedId, memberIds, coordinatorId, administratorIds, otherIds }: LevelPeople,
): string {
  const inOrder = [namedId, ...memberIds, coordinatorId, ...administratorIds, ...otherIds].filter(
    (id): id is string => id !== null && id !== contested.writtenBy,
  );
  const stays = levelAbove(contested.answeredAt) === contested.answeredAt;
  const fresh = stays ? inOrder.find((id) => id !== contested.ownerId) : undefined;
  return fresh ?? inOrder[0] ?? coordinatorId;
}

/** Who could check an answer before it goes out. Only people who may check. */
export interface CheckPeople {
  /** Whom the approach names for this kind, or who stands in for them. */
  readonly namedId: string | null;
  readonly coordinatorId: string | null;
  readonly administratorIds: readonly string[];
  /** Everyone else who may check, by name. */
  readonly otherIds: readonly string[];
}

/**
 * Who checks an answer: whoever was named, but nobody who wrote any of it; then the coordinator, an
 * administrator, anybody else. Null when there is nobody else.
 */
export function chooseChecker(
  writerIds: readonly string[],
  { namedId, coordinatorId, administratorIds, otherIds }: CheckPeople,
): string | null {
  const inOrder = [namedId, coordinatorId, ...administratorIds, ...otherIds];
  return inOrder.find((id) => id !== null && !writerIds.includes(id)) ?? null;
}

/** Who would check, as far as it matters. */
export interface Checking {
  readonly accountId: string;
  /** Whether this person's role may check at all. */
  readonly mayCheck: boolean;
  /** Names who checks: may step in when a checker is away and nobody stands in. */
  readonly leads: boolean;
  /** Their own id, and those of whom they stand in for today. */
  readonly standsFor: readonly string[];
  /** Whether there is anybody who may check and wrote none of it. */
  readonly hasOther: boolean;
}

/**
 * Whether this person may say that an answer can go out: whoever was asked, who stands in for them, or
 * who names checkers; never who wrote any of it, unless there is nobody else.
 */
export function mayCheck(
  person: Checking,
  answer: { checkerId: string | null; authorIds: readonly string[] },
): boolean {
  if (!person.mayCheck) return false;
  if (answer.authorIds.includes(person.accountId)) return !person.hasOther;
  return person.leads || person.standsFor.some((id) => id === answer.checkerId);
}
