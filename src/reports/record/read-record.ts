import {
  type ApproachStory,
  areasOf,
  partnersOf,
  publishedCopies,
  storyOfApproach,
  takenBackCopies,
} from '../../approach/index.ts';
import { type AnswerFigures, answerFigures } from '../../consult/index.ts';
import type { Tx } from '../../db/database.ts';
import { activeAccounts, workspaceOfTenant } from '../../people/index.ts';
import { latestSeal } from '../../thread/seals.ts';
import { type Day, dayIn } from '../../web/calendar.ts';
import type {
  ApproachRecord,
  DecisionEntry,
  PartnerEntry,
  Readers,
  RecordFigures,
  StuckEntry,
} from './approach-record.ts';
import { readDecisions } from './read-decisions.ts';
import { type DatedGoal, readGoals } from './read-goals.ts';
import { readHeard } from './read-heard.ts';
import { readAnswers, readQuotes } from './read-said.ts';
import type { Reading } from './standing.ts';

/** Who is in the coalition now, and whether residents have a seat in it. */
async function readPartners(
  tx: Tx,
  tenantId: string,
  approachId: string,
): Promise<{ partners: PartnerEntry[]; hasResidentPartners: boolean }> {
  const accounts = await activeAccounts(tx, tenantId);
  const here = (await partnersOf(tx, tenantId, approachId)).filter(({ untilOn }) => !untilOn);
  const partners = here.map(({ id, name, kind, domain }): PartnerEntry => {
    const people = accounts.filter(({ organisationId }) => organisationId === id);
    const levels = (['delivery', 'policy', 'board'] as const).filter((level) =>
      people.some((person) => person.level === level),
    );
    return { name, kind, domain, levels };
  });
  return {
    partners,
    hasResidentPartners: accounts.some(({ role }) => role === 'resident-partner'),
  };
}

/** The newest seal of the workspace, as everybody is told of it. */
async function readSeal(tx: Tx, tenantId: string, zone: string): Promise<ApproachRecord['seal']> {
  const seal = await latestSeal(tx, tenantId);
  if (!seal) return null;
  return { number: seal.number, hash: seal.hash, sealedOn: dayIn(zone, new Date(seal.sealedAt)) };
}

/** What waits longer than was said, longest first. */
function findStuck(
  figures: AnswerFigures,
  decisions: readonly DecisionEntry[],
  goals: readonly DatedGoal[],
  today: Day,
): StuckEntry[] {
  const stuck: StuckEntry[] = [];
  const nothing = { beadId: null, words: null };
  if (figures.lateSince) {
    const { late: count, lateSince: since } = figures;
    stuck.push({ kind: 'late-answers', ...nothing, since, count });
  }
  if (figures.atBoardSince) {
    const { atBoard: count, atBoardSince: since } = figures;
    stuck.push({ kind: 'contested-at-board', ...nothing, since, count });
  }
  for (const { beadId, what: words, reviewOn: since, state } of decisions) {
    if (state !== 'to-review' || since >= today) continue;
    stuck.push({ kind: 'decision-not-reviewed', beadId, words, since, count: 1 });
  }
  for (const { beadId, change: words, writtenOn: since, state, withResidents } of goals) {
    if (state !== 'open' || withResidents) continue;
    stuck.push({ kind: 'goal-without-residents', beadId, words, since, count: 1 });
  }
  return stuck.sort((a, b) => a.since.localeCompare(b.since));
}

const figuresOf = (figures: AnswerFigures, today: Day): RecordFigures => {
  const { atBoard: _, atBoardSince: __, ...told } = figures;
  return { asOf: today, ...told };
};

const approachOf = (
  story: ApproachStory,
  areas: readonly string[],
  zone: string,
): ApproachRecord['approach'] => {
  const { createdAt, version: _, ...told } = story;
  return { ...told, areas, startedOn: dayIn(zone, createdAt) };
};

/**
 * Everything that pages, letters, the API and feeds tell of one approach, in some twenty statements however
 * much there is.
 * @param readers `public`: only what is published, in the words of the copy, and only while the approach has
 *   a public page; `coalition`: what stands today
 * @param today in the workspace's zone
 * @returns null when there is no such approach, or for the public when it has no public page
 */
export async function approachRecord(
  tx: Tx,
  tenantId: string,
  approachId: string,
  readers: Readers,
  today: Day,
): Promise<ApproachRecord | null> {
  const workspace = await workspaceOfTenant(tx, tenantId);
  const story = await storyOfApproach(tx, tenantId, approachId);
  if (!workspace || !story || (readers === 'public' && story.openedOn === null)) return null;
  const { zone } = workspace;
  // the coalition reads its own words as they stand; of people only what they allowed
  const worded = readers === 'coalition' ? (['contribution', 'answer'] as const) : undefined;
  const copies = await publishedCopies(tx, tenantId, approachId, worded);
  const takenBack = await takenBackCopies(tx, tenantId, approachId);
  const reading: Reading = {
    ...{ tx, tenantId, approachId, readers, today, zone, takenBack },
    copies: new Map(copies.map((copy) => [copy.beadId, copy])),
  };
  const areas = (await areasOf(tx, tenantId, approachId)).map(({ name }) => name);
  const figures = await answerFigures(tx, tenantId, approachId, { today, zone });
  const decisions = await readDecisions(reading);
  const goals = await readGoals(reading);
  return {
    readers,
    approach: approachOf(story, areas, zone),
    ...(await readPartners(tx, tenantId, approachId)),
    heard: await readHeard(reading),
    goals: goals.map(({ writtenOn: _, ...goal }) => goal),
    decisions,
    answers: await readAnswers(reading),
    quotes: await readQuotes(reading),
    figures: figuresOf(figures, today),
    stuck: readers === 'coalition' ? findStuck(figures, decisions, goals, today) : [],
    tombstones: takenBack.map(({ publicId, kind, withdrawnOn: on }) => ({ publicId, kind, on })),
    seal: await readSeal(tx, tenantId, zone),
    version: story.version,
  };
}
