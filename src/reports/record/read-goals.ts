import { goalFacts, isWithResidents } from '../../consult/index.ts';
import { wordsOfTexts } from '../../thread/texts.ts';
import { type Day, dayIn } from '../../web/calendar.ts';
import type { GoalEntry } from './approach-record.ts';
import {
  behindOf,
  copiedWords,
  countTakenBack,
  type Reading,
  toldOf,
  wantedBeads,
} from './standing.ts';

/** A goal with the day on which it was written down, for what is stuck. */
export type DatedGoal = GoalEntry & { readonly writtenOn: Day };

/** Goals, last decided first: the published ones, or all as they stand. */
export async function readGoals(reading: Reading): Promise<DatedGoal[]> {
  const { tx, tenantId, approachId, readers, zone } = reading;
  const isPublic = readers === 'public';
  const goals = await goalFacts(tx, tenantId, approachId, wantedBeads(reading, 'goal'));
  const ids = goals.map(({ id }) => id);
  const behind = await behindOf(reading, ids, 'comes-from');
  const textIds = goals.flatMap((goal) =>
    [goal.changeId, goal.noticeId, goal.inputId].filter((id) => id !== null),
  );
  const standing = isPublic ? null : await wordsOfTexts(tx, tenantId, textIds);
  return goals.flatMap((goal): DatedGoal[] => {
    const copy = reading.copies.get(goal.id);
    const words = (part: 'change' | 'notice' | 'input', id: string | null) =>
      standing ? (standing.get(id ?? '') ?? null) : copiedWords(copy, part);
    const change = words('change', goal.changeId);
    if (!change) return [];
    const facts = isPublic ? copy?.facts : undefined;
    const residentsThere = isPublic ? (facts?.residentsThere ?? []) : goal.residents;
    const fromBeads = behind.get(goal.id) ?? [];
    return [
      {
        ...toldOf(reading, goal.id, countTakenBack(reading, fromBeads)),
        change,
        notice: words('notice', goal.noticeId),
        input: words('input', goal.inputId),
        state: goal.state,
        decidedOn: facts?.decidedOn ?? goal.decidedOn,
        withResidents: isWithResidents(goal.there.map((kind) => ({ kind }))),
        there: goal.there,
        residentsThere,
        fromBeads,
        writtenOn: dayIn(zone, goal.createdAt),
      },
    ];
  });
}
