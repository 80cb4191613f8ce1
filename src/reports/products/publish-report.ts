import { createHash } from 'node:crypto';
import { raisePublicationVersion } from '../../approach/index.ts';
import { allOrNothing } from '../../db/all-or-nothing.ts';
import type { Tx } from '../../db/database.ts';
import { today } from '../../people/index.ts';
import { canonicalJson } from '../../thread/commitments.ts';
import { appendEvent } from '../../thread/events.ts';
import type { Day } from '../../web/calendar.ts';
import { type Document, type Sentence, sentencesOf } from '../documents/document.ts';
import { entriesOf } from '../documents/find-words.ts';
import type { ApproachRecord } from '../record/approach-record.ts';
import { approachRecord } from '../record/read-record.ts';
import type { Drafting } from './drafting.ts';
import { type Making, makeDocument } from './make-document.ts';
import type { Report } from './report.ts';
import { lockReport, ownWordsOf } from './report-store.ts';
import { insertVersion, markWithdrawn } from './version-store.ts';

/** What would be published, and what stands in the way. */
export interface Publishable {
  /** The record as the public may read it; null: the approach has no public page. */
  readonly record: ApproachRecord | null;
  /** Sentences of the draft that lean on something that is not public. */
  readonly notPublic: readonly Sentence[];
  /** By language, from the public record. */
  readonly documents: Readonly<Record<string, Document>>;
}

/** Own words by sentence. */
async function ownBySlot(
  tx: Tx,
  tenantId: string,
  reportId: string,
): Promise<ReadonlyMap<string, string>> {
  const own = await ownWordsOf(tx, tenantId, reportId);
  return new Map(
    own.filter(({ isCurrent }) => isCurrent).map(({ slot, textId }) => [slot, textId]),
  );
}

/**
 * Composes what publishing would make: from published words only. A sentence of the draft that leans on
 * something that is not public stands in the way until that is published, or the sentence is left out.
 */
export async function publishable(
  tx: Tx,
  { workspace, approach }: Pick<Drafting, 'workspace' | 'approach'>,
  report: Report,
  day: Day,
): Promise<Publishable> {
  const { tenantId } = workspace;
  const own = await ownBySlot(tx, tenantId, report.id);
  const inside = await approachRecord(tx, tenantId, approach.id, 'coalition', day);
  const record = await approachRecord(tx, tenantId, approach.id, 'public', day);
  if (!inside || !record) return { record: null, notPublic: [], documents: {} };
  const making: Omit<Making, 'record'> = {
    workspaceName: workspace.name,
    today: day,
    ownBySlot: own,
  };
  const published = entriesOf(record);
  const notPublic = sentencesOf(makeDocument(report, { ...making, record: inside })).filter(
    ({ sources }) => sources.some(({ beadId }) => !published.has(beadId)),
  );
  const tags = report.kind === 'resident-sheet' ? workspace.locales : [report.locale];
  const documents = Object.fromEntries(
    tags.map((tag) => [tag, makeDocument(report, { ...making, record }, tag)]),
  );
  return { record, notPublic, documents };
}

export type PublishReportResult =
  | { ok: true; number: number }
  | { ok: false; reason: 'gone' | 'changed' | 'not-open' }
  | { ok: false; reason: 'not-public'; notPublic: readonly Sentence[] };

/** SHA-256 of the canonical JSON of documents, hexadecimal. */
export const digestOf = (documents: Readonly<Record<string, Document>>): string =>
  createHash('sha256').update(canonicalJson(documents)).digest('hex');

/**
 * Publishes a report as it stands, as its next version: dated, and never changed again. Its event tells
 * the digest, so that the seal covers it.
 */
export function publishReport(
  drafting: Drafting,
  id: string,
  seen: string,
): Promise<PublishReportResult> {
  const { deps, workspace, account, approach } = drafting;
  const { tenantId } = workspace;
  return allOrNothing(deps.db, { tenantId }, async (tx): Promise<PublishReportResult> => {
    const report = await lockReport(tx, tenantId, approach.id, id);
    if (!report) return { ok: false, reason: 'gone' };
    if (String(report.version) !== seen) return { ok: false, reason: 'changed' };
    const day = today(workspace, deps.clock.now());
    const { record, notPublic, documents } = await publishable(tx, drafting, report, day);
    if (!record) return { ok: false, reason: 'not-open' };
    if (notPublic.length > 0) return { ok: false, reason: 'not-public', notPublic };
    const number = report.newest + 1;
    const digest = digestOf(documents);
    const version = { number, publishedOn: day, documents, digest, by: account.id };
    await insertVersion(tx, tenantId, id, version);
    await appendEvent(tx, deps, {
      kind: 'report-published',
      approachId: approach.id,
      subjectId: id,
      actorRole: account.role,
      facts: { number, on: day, documents: digest },
    });
    await raisePublicationVersion(tx, tenantId, approach.id);
    return { ok: true, number };
  });
}

/** Takes a report off the public pages. Doing it twice is the same as once. */
export function withdrawReport(
  { deps, workspace, account, approach }: Drafting,
  id: string,
): Promise<{ ok: boolean }> {
  const { tenantId } = workspace;
  return allOrNothing(deps.db, { tenantId }, async (tx) => {
    const report = await lockReport(tx, tenantId, approach.id, id);
    if (!report) return { ok: false };
    if (report.state !== 'published') return { ok: true };
    await markWithdrawn(tx, tenantId, id, today(workspace, deps.clock.now()));
    await appendEvent(tx, deps, {
      kind: 'report-withdrawn',
      approachId: approach.id,
      subjectId: id,
      actorRole: account.role,
      facts: { number: report.newest },
    });
    await raisePublicationVersion(tx, tenantId, approach.id);
    return { ok: true };
  });
}
