import { allOrNothing } from '../../db/all-or-nothing.ts';
import type { Tx } from '../../db/database.ts';
import { today } from '../../people/index.ts';
import { appendEvent } from '../../thread/events.ts';
import { newId } from '../../thread/ids.ts';
import { addText } from '../../thread/texts.ts';
import { type Choices, entriesInOrder, mostChosen, sections } from '../compose/choices.ts';
import { sentencesOf } from '../documents/document.ts';
import { entriesOf } from '../documents/find-words.ts';
import { approachRecord } from '../record/read-record.ts';
import type { Drafting } from './drafting.ts';
import { makeDocument } from './make-document.ts';
import { ownWordsLimit, type Report } from './report.ts';
import { lockReport, ownWordsOf, setOwnWords, updateReport } from './report-store.ts';

export type ChangeReportResult =
  | { ok: true }
  | { ok: false; reason: 'gone' }
  /** Somebody changed it since the form was opened. */
  | { ok: false; reason: 'changed' }
  | { ok: false; reason: 'too-many' }
  | { ok: false; reason: 'too-long'; slots: readonly string[] };

type Change = (tx: Tx, report: Report) => Promise<ChangeReportResult>;

function withReport(
  { deps, workspace, approach }: Drafting,
  id: string,
  seen: string,
  change: Change,
): Promise<ChangeReportResult> {
  const { tenantId } = workspace;
  return allOrNothing(deps.db, { tenantId }, async (tx): Promise<ChangeReportResult> => {
    const report = await lockReport(tx, tenantId, approach.id, id);
    if (!report) return { ok: false, reason: 'gone' };
    if (String(report.version) !== seen) return { ok: false, reason: 'changed' };
    return change(tx, report);
  });
}

/** Keeps a change and its event. */
async function keep(
  tx: Tx,
  { deps, workspace, account, approach }: Drafting,
  report: Report,
  change: Pick<Report, 'told' | 'leftOut'>,
  facts: Record<string, readonly string[]>,
): Promise<void> {
  const day = today(workspace, deps.clock.now());
  await updateReport(tx, workspace.tenantId, report.id, { ...change, by: account.id, today: day });
  await appendEvent(tx, deps, {
    kind: 'report-changed',
    approachId: approach.id,
    subjectId: report.id,
    actorRole: account.role,
    facts,
  });
}

/** Chooses which entries a report tells, in the order of the record. */
export function chooseEntries(
  drafting: Drafting,
  id: string,
  chosenIds: readonly string[],
  seen: string,
): Promise<ChangeReportResult> {
  const { deps, workspace, approach } = drafting;
  return withReport(drafting, id, seen, async (tx, report) => {
    const day = today(workspace, deps.clock.now());
    const { tenantId } = workspace;
    const record = await approachRecord(tx, tenantId, approach.id, 'coalition', day);
    if (!record) return { ok: false, reason: 'gone' };
    const wanted = new Set(chosenIds);
    const entries = entriesInOrder(record);
    const idsOf = (section: keyof Choices) =>
      entries[section].map(({ beadId }) => beadId).filter((one) => wanted.has(one));
    const told: Choices = {
      heard: idsOf('heard'),
      goals: idsOf('goals'),
      decisions: idsOf('decisions'),
      answers: idsOf('answers'),
      quotes: idsOf('quotes'),
    };
    if (sections.some((section) => told[section].length > mostChosen)) {
      return { ok: false, reason: 'too-many' };
    }
    await keep(tx, drafting, report, { told, leftOut: report.leftOut }, { told: [...wanted] });
    return { ok: true };
  });
}

/** What somebody typed for one sentence: other words; '' leaves it out; null: our own words again. */
export interface TypedSentence {
  readonly slot: string;
  readonly words: string | null;
}

/**
 * Gives sentences words of one's own, leaves them out, or gives them our words back. Own words know of what
 * they tell: when that is taken back, they go with it.
 */
export function writeSentences(
  drafting: Drafting,
  id: string,
  typed: readonly TypedSentence[],
  seen: string,
): Promise<ChangeReportResult> {
  const { deps, workspace, account, approach } = drafting;
  const { tenantId } = workspace;
  const tooLong = typed.filter(({ words }) => (words?.length ?? 0) > ownWordsLimit);
  if (tooLong.length > 0) {
    const slots = tooLong.map(({ slot }) => slot);
    return Promise.resolve({ ok: false, reason: 'too-long', slots });
  }
  return withReport(drafting, id, seen, async (tx, report) => {
    const day = today(workspace, deps.clock.now());
    const record = await approachRecord(tx, tenantId, approach.id, 'coalition', day);
    if (!record) return { ok: false, reason: 'gone' };
    const making = { record, workspaceName: workspace.name, today: day, ownBySlot: new Map() };
    const composed = sentencesOf(makeDocument({ ...report, leftOut: [] }, making));
    const bySlot = new Map(composed.map((sentence) => [sentence.slot, sentence]));
    const current = (await ownWordsOf(tx, tenantId, id)).filter(({ isCurrent }) => isCurrent);
    const leftOut = new Set(report.leftOut);
    const digests: string[] = [];
    for (const { slot, words } of typed) {
      const sentence = bySlot.get(slot);
      if (!sentence) continue;
      leftOut.delete(slot);
      const beadIds = sentence.sources.map(({ beadId }) => beadId);
      if (words === '') leftOut.add(slot);
      if (words) {
        const textId = newId(deps);
        const fact = await addText(tx, deps, {
          textId,
          version: 1,
          locale: report.locale,
          body: words,
          status: 'written',
          by: account.id,
        });
        digests.push(fact.digest);
        await setOwnWords(tx, tenantId, id, { slot, textId, beadIds });
      } else if (current.some((own) => own.slot === slot)) {
        await setOwnWords(tx, tenantId, id, { slot, textId: null, beadIds });
      }
    }
    const change = { told: report.told, leftOut: [...leftOut] };
    await keep(tx, drafting, report, change, { texts: digests });
    return { ok: true };
  });
}

/**
 * Leaves out everything that leans on something that is not public: entries that were not published, and
 * sentences that tell of one.
 */
export function keepPublicOnly(
  drafting: Drafting,
  id: string,
  seen: string,
): Promise<ChangeReportResult> {
  const { deps, workspace, approach } = drafting;
  const { tenantId } = workspace;
  return withReport(drafting, id, seen, async (tx, report) => {
    const day = today(workspace, deps.clock.now());
    const inside = await approachRecord(tx, tenantId, approach.id, 'coalition', day);
    const outside = await approachRecord(tx, tenantId, approach.id, 'public', day);
    if (!inside || !outside) return { ok: false, reason: 'gone' };
    const published = entriesOf(outside);
    const publicOf = (section: keyof Choices) =>
      report.told[section].filter((beadId) => published.has(beadId));
    const told: Choices = {
      heard: publicOf('heard'),
      goals: publicOf('goals'),
      decisions: publicOf('decisions'),
      answers: publicOf('answers'),
      quotes: publicOf('quotes'),
    };
    const making = { workspaceName: workspace.name, today: day, ownBySlot: new Map() };
    const left = sentencesOf(makeDocument({ ...report, told }, { ...making, record: inside }));
    const notPublic = left.filter(({ sources }) =>
      sources.some(({ beadId }) => !published.has(beadId)),
    );
    const leftOut = new Set([...report.leftOut, ...notPublic.map(({ slot }) => slot)]);
    const facts = { told: Object.values(told).flat() };
    await keep(tx, drafting, report, { told, leftOut: [...leftOut] }, facts);
    return { ok: true };
  });
}
