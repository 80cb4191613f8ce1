import type { Day } from '../../web/calendar.ts';
import { sayDay } from '../../web/calendar.ts';
import type { CoalitionKey } from '../../web/words.ts';
import type { Sentence } from '../documents/document.ts';
import type { ApproachRecord, GoalEntry } from '../record/approach-record.ts';
import type { Composing } from './composing.ts';
import { approachSource, wordsOf } from './entry-words.ts';
import { sentenceOf } from './sentence.ts';

interface Stuck {
  readonly since: Day;
  readonly sentence: Sentence;
}

const isWithoutResidents = ({ state, withResidents, decidedOn }: GoalEntry): boolean =>
  state === 'open' && !withResidents && decidedOn !== null;

/** How many messages are contested at the board, and since when; only the coalition knows that. */
const contestedAtBoard = (record: ApproachRecord) =>
  record.stuck.filter(({ kind }) => kind === 'contested-at-board');

/**
 * What is stuck and since when, longest first: answers that are late, decisions that were to be looked at
 * again, goals without residents, and, for the coalition, what is contested at the board. It is read from
 * the entries themselves, so that who reads it can follow each.
 */
export function stuckSentences(composing: Composing<CoalitionKey>): Sentence[] {
  const { record, say, locale, today } = composing;
  const day = (on: Day) => sayDay(on, locale);
  const { late, lateSince } = record.figures;
  const found: Stuck[] = [];
  if (late > 0 && lateSince !== null) {
    const values = { count: late, day: day(lateSince) };
    const sentence = sentenceOf(say, 'stuck.late', 'report.stuck.late', values, [
      approachSource(record),
    ]);
    found.push({ since: lateSince, sentence });
  }
  for (const decision of record.decisions) {
    if (decision.state !== 'to-review' || decision.reviewOn >= today) continue;
    const values = { what: wordsOf('decision', decision)('what'), day: day(decision.reviewOn) };
    const slot = `stuck.decision.${decision.beadId}`;
    const sentence = sentenceOf(say, slot, 'report.stuck.decision', values);
    found.push({ since: decision.reviewOn, sentence });
  }
  for (const goal of record.goals) {
    if (!isWithoutResidents(goal) || goal.decidedOn === null) continue;
    const values = { change: wordsOf('goal', goal)('change'), day: day(goal.decidedOn) };
    const sentence = sentenceOf(say, `stuck.goal.${goal.beadId}`, 'report.stuck.goal', values);
    found.push({ since: goal.decidedOn, sentence });
  }
  for (const { since, count } of contestedAtBoard(record)) {
    const values = { count, day: day(since) };
    const sentence = sentenceOf(say, 'stuck.contested', 'report.stuck.contested', values, [
      approachSource(record),
    ]);
    found.push({ since, sentence });
  }
  return found.toSorted((a, b) => a.since.localeCompare(b.since)).map(({ sentence }) => sentence);
}
