import { type DecisionFacts, decisionFacts, stateOfDecision } from '../../approach/index.ts';
import { wordsOfTexts } from '../../thread/texts.ts';
import type { DecisionEntry } from './approach-record.ts';
import {
  behindOf,
  copiedWords,
  countTakenBack,
  type Reading,
  toldOf,
  wantedBeads,
} from './standing.ts';

/** Who decided, as the copy says; before the public no resident partner or key person is named. */
function sayBy(
  { body, person, isResident }: DecisionFacts,
  isPublic: boolean,
  copied: string | null | undefined,
): string | null {
  if (body !== null || !isPublic) return body ?? person;
  return isResident ? null : (copied ?? person);
}

/** Decisions, newest first: the published ones, or all as they stand. */
export async function readDecisions(reading: Reading): Promise<DecisionEntry[]> {
  const { tx, tenantId, approachId, readers, today } = reading;
  const isPublic = readers === 'public';
  const wanted = wantedBeads(reading, 'decision')?.map(({ id }) => id) ?? null;
  const decisions = await decisionFacts(tx, tenantId, approachId, wanted);
  const ids = decisions.map(({ id }) => id);
  const behind = await behindOf(reading, ids, 'decides-on');
  const textIds = decisions.flatMap(({ whatId, whyId }) => [whatId, whyId]);
  const standing = isPublic ? null : await wordsOfTexts(tx, tenantId, textIds);
  return decisions.flatMap((decision): DecisionEntry[] => {
    const copy = reading.copies.get(decision.id);
    const words = (part: 'what' | 'why', id: string) =>
      standing ? (standing.get(id) ?? null) : copiedWords(copy, part);
    const what = words('what', decision.whatId);
    if (!what) return [];
    const answersBeads = behind.get(decision.id) ?? [];
    const { documentName, documentUrl } = decision;
    return [
      {
        ...toldOf(reading, decision.id, countTakenBack(reading, answersBeads)),
        what,
        why: words('why', decision.whyId) ?? {},
        outcome: decision.outcome,
        level: decision.level,
        by: sayBy(decision, isPublic, copy?.facts.byName),
        document: documentName === null ? null : { name: documentName, url: documentUrl },
        decidedOn: decision.decidedOn,
        validFrom: decision.validFrom,
        reviewOn: decision.reviewOn,
        state: stateOfDecision(decision, today),
        answersBeads,
      },
    ];
  });
}
