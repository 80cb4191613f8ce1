import type { Approach } from '../../approach/index.ts';
import type { Tx } from '../../db/database.ts';
import type { Workspace } from '../../people/index.ts';
import type { TextByLocale } from '../../thread/texts.ts';
import { type Day, sayDay } from '../../web/calendar.ts';
import { firstWords } from '../../web/first-words.ts';
import { isCoalitionTag, isResidentTag, type ResidentTag } from '../../web/locales.ts';
import { coalitionWords, residentWords } from '../../web/words.ts';
import { type Source, sentencesOf } from '../documents/document.ts';
import { entriesOf } from '../documents/find-words.ts';
import { plainWords, type ReadyDocument } from '../documents/ready-document.ts';
import type { ApproachRecord } from '../record/approach-record.ts';
import { approachRecord } from '../record/read-record.ts';
import { makeDocument, readyDocument } from './make-document.ts';
import type { Publishable } from './publish-report.ts';
import type { Report } from './report.ts';
import { ownWordsOf } from './report-store.ts';
import { type ReportVersion, versionOf } from './version-store.ts';

/** Which approach of which workspace is read, and on which day. */
export interface Place {
  readonly workspace: Workspace;
  readonly approach: Pick<Approach, 'id' | 'slug'>;
  readonly day: Day;
  /** The beginning of links: '' on a page, the workspace's address in a file. */
  readonly base: string;
}

/** The public pages speak the languages of residents. */
const publicTag = (tag: string): ResidentTag =>
  isResidentTag(tag) ? tag : tag === 'en' ? 'en' : 'nl-eenvoudig';

/** Where anybody reads what a sentence leans on. */
function publicHref({ base, approach }: Place, tag: string, { kind, publicId }: Source) {
  const page = `${base}/openbaar/${approach.slug}/${publicTag(tag)}`;
  if (kind === 'approach') return page;
  return publicId === null ? null : `${page}/punt/${publicId}`;
}

/** Where somebody of the coalition reads it. */
const insideHref = ({ base, approach }: Place, { kind, beadId }: Source): string =>
  `${base}${kind === 'approach' ? `/aanpak/${approach.slug}` : `/draad/${beadId}`}`;

/** Own words by the id of their text. */
async function ownTexts(
  tx: Tx,
  tenantId: string,
  reportId: string,
): Promise<{
  texts: ReadonlyMap<string, TextByLocale>;
  bySlot: ReadonlyMap<string, string>;
}> {
  const own = await ownWordsOf(tx, tenantId, reportId);
  return {
    texts: new Map(own.map(({ textId, text }) => [textId, text])),
    bySlot: new Map(
      own.filter(({ isCurrent }) => isCurrent).map(({ slot, textId }) => [slot, textId]),
    ),
  };
}

/** A report as it is being written. */
export interface Draft {
  readonly ready: ReadyDocument;
  readonly record: ApproachRecord;
  /** Slots of sentences that lean on something that is not public. */
  readonly notPublic: ReadonlySet<string>;
  /** Slots of sentences with own words. */
  readonly own: ReadonlySet<string>;
  /** Whether the approach has a public page. */
  readonly isOpen: boolean;
}

/**
 * Reads a draft: what stands today, in the words as they stand.
 * @param asked `isWhole`: also the sentences that are left out, to bring them back; `isFile`: without what
 *   is said beside it of what is public
 */
export async function readDraft(
  tx: Tx,
  place: Place,
  report: Report,
  { isWhole = false, isFile = false }: { isWhole?: boolean; isFile?: boolean } = {},
): Promise<Draft | null> {
  const { workspace, approach, day } = place;
  const { tenantId } = workspace;
  const record = await approachRecord(tx, tenantId, approach.id, 'coalition', day);
  if (!record) return null;
  const outside = isFile ? null : await approachRecord(tx, tenantId, approach.id, 'public', day);
  const { texts, bySlot } = await ownTexts(tx, tenantId, report.id);
  const making = { record, workspaceName: workspace.name, today: day, ownBySlot: bySlot };
  const document = makeDocument(isWhole ? { ...report, leftOut: [] } : report, making);
  const published = outside && entriesOf(outside);
  const notPublic = sentencesOf(document).filter(({ sources }) =>
    sources.some(({ beadId }) => !published?.has(beadId)),
  );
  const { say, locale } = coalitionWords(isCoalitionTag(report.locale) ? report.locale : 'nl');
  const ready = readyDocument(document, {
    record,
    own: texts,
    foot: [say('report.foot.draft', { day: sayDay(day, locale) })],
    hrefOf: (source) => insideHref(place, source),
  });
  return {
    ready,
    record,
    notPublic: new Set(notPublic.map(({ slot }) => slot)),
    own: new Set(bySlot.keys()),
    isOpen: outside !== null,
  };
}

/** What stands at the foot of a published version. */
function footOf(tag: string, version: ReportVersion, seal: ApproachRecord['seal']): string[] {
  const { number, publishedOn, digest } = version;
  if (isResidentTag(tag) && tag !== 'en') {
    const { say, locale } = residentWords(tag);
    return [say('sheet.version', { number, day: sayDay(publishedOn, locale) })];
  }
  const { say, locale } = coalitionWords(tag === 'en' ? 'en' : 'nl');
  return [
    say('report.foot.version', { number, day: sayDay(publishedOn, locale) }),
    say('report.foot.digest', { digest }),
    ...(seal ? [say('report.foot.seal', { number: seal.number, hash: seal.hash })] : []),
  ];
}

/** A published version, as anybody may read it. */
export interface PublishedReport {
  readonly ready: ReadyDocument;
  readonly version: ReportVersion;
  /** The languages in which it is there. */
  readonly tags: readonly string[];
  readonly tag: string;
}

/**
 * Reads a published version in a language, or in the first that it has. What was taken back since is gone
 * from it. Null when there is no such version, or the approach has no public page any more.
 */
export async function readPublished(
  tx: Tx,
  place: Place,
  report: Report,
  asked: { number: number; tag: string | null },
): Promise<PublishedReport | null> {
  const { workspace, approach, day } = place;
  const { tenantId } = workspace;
  const version = await versionOf(tx, tenantId, report.id, asked.number);
  const record = await approachRecord(tx, tenantId, approach.id, 'public', day);
  if (!version || !record) return null;
  const tags = Object.keys(version.documents);
  const inOrder = [...workspace.locales, 'nl', 'en'].filter((tag) => tags.includes(tag));
  const tag = asked.tag !== null && tags.includes(asked.tag) ? asked.tag : (inOrder[0] ?? '');
  const document = version.documents[tag];
  if (!document) return null;
  const { texts } = await ownTexts(tx, tenantId, report.id);
  const ready = readyDocument(document, {
    record,
    own: texts,
    foot: footOf(tag, version, record.seal),
    hrefOf: (source) => publicHref(place, tag, source),
  });
  return { ready, version, tags: inOrder, tag };
}

/** What publishing would make, to look at, and the first words of what stands in the way. */
export async function readUnpublished(
  tx: Tx,
  place: Place,
  report: Report,
  found: Publishable,
): Promise<{ ready: ReadyDocument | null; notPublic: string[] }> {
  const { workspace } = place;
  const tag = Object.keys(found.documents)[0] ?? '';
  const document = found.documents[tag];
  const { record } = found;
  if (!record || !document) return { ready: null, notPublic: [] };
  const { texts } = await ownTexts(tx, workspace.tenantId, report.id);
  const told = {
    record,
    own: texts,
    foot: [],
    hrefOf: (source: Source) => publicHref(place, tag, source),
  };
  const ready = readyDocument(document, told);
  const draft = await readDraft(tx, place, report);
  const waiting = new Set(found.notPublic.map(({ slot }) => slot));
  const sentences = draft ? sentencesOf(draft.ready) : [];
  return {
    ready,
    notPublic: sentences
      .filter(({ slot }) => waiting.has(slot))
      .map((sentence) => firstWords(plainWords(sentence))),
  };
}
