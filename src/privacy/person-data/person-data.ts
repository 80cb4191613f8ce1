import { approachOfId, type CopyOfBead, copiesOfBead } from '../../approach/index.ts';
import { type ContributionData, contributionData, type KeptFile } from '../../consult/index.ts';
import type { Tx } from '../../db/database.ts';
import type { Workspace } from '../../people/index.ts';
import { readFile } from '../../thread/files/file-store.ts';
import type { TextByLocale } from '../../thread/texts.ts';
import { addDays, type Day, dayIn } from '../../web/calendar.ts';
import type { ArchiveEntry } from '../../web/zip-archive.ts';
import { type Controller, controllerOf } from '../controllers/controller-store.ts';
import { termDays } from '../register/read-register.ts';
import type { PersonRequest } from '../requests/request.ts';
import { requestsAbout } from '../requests/request-store.ts';

/** Everything that is known of one person through one contribution. */
export interface PersonData {
  readonly contribution: ContributionData;
  readonly approach: string | null;
  readonly copies: readonly CopyOfBead[];
  readonly requests: readonly PersonRequest[];
  /** On this day the term of the contribution is over. */
  readonly keptUntil: Day | null;
  readonly controller: Controller | null;
}

/** Gathers what every room knows of the person behind a contribution; null when it is not there. */
export async function personData(
  tx: Tx,
  workspace: Workspace,
  contributionId: string,
): Promise<PersonData | null> {
  const { tenantId, zone } = workspace;
  const contribution = await contributionData(tx, tenantId, contributionId);
  if (!contribution) return null;
  const days = await termDays(tx, tenantId);
  const term = days.get(contribution.origin === 'note' ? 'notes' : 'contributions');
  const approach = await approachOfId(tx, tenantId, contribution.approachId);
  const isGone = contribution.state === 'withdrawn';
  return {
    contribution,
    approach: approach?.title ?? null,
    copies: await copiesOfBead(tx, tenantId, contributionId),
    requests: await requestsAbout(tx, tenantId, contributionId),
    keptUntil:
      isGone || term === undefined ? null : addDays(dayIn(zone, contribution.receivedAt), term),
    controller: await controllerOf(tx, tenantId),
  };
}

const bodies = (words: TextByLocale | null): Record<string, string> =>
  Object.fromEntries(
    Object.entries(words ?? {}).flatMap(([tag, { body }]) => (body === null ? [] : [[tag, body]])),
  );

/**
 * The same as data: days and no times, since a time says when somebody was at a phone; roles and no names
 * of who read it; no ids of ours.
 */
export function asRecord(data: PersonData, workspace: Workspace): Record<string, unknown> {
  const { contribution: c, copies, requests } = data;
  const day = (moment: Date | string | null): Day | null =>
    moment === null ? null : dayIn(workspace.zone, new Date(moment));
  return {
    workspace: workspace.name,
    approach: data.approach,
    receivedOn: day(c.receivedAt),
    cameAs: c.origin,
    form: c.form,
    language: c.locale,
    state: c.state,
    answerDueOn: c.dueOn,
    keptUntil: data.keptUntil,
    words: c.words.map((one) => ({
      language: one.locale,
      words: one.body,
      how: one.status,
      on: day(one.writtenAt),
    })),
    files: c.files.map(({ name, mediaType, byteLength }) => ({ name, mediaType, byteLength })),
    contact: c.contact,
    background: c.background,
    writtenDown: c.note,
    consents: c.consents.map(({ use, wordingVersion, locale, givenAt, withdrawnAt }) => ({
      ...{ use, wordingVersion, language: locale },
      givenOn: day(givenAt),
      endedOn: day(withdrawnAt),
    })),
    answers: c.answers.map(({ kind, words, writerName, how, on, reply, replyWords }) => ({
      ...{ kind, words: bodies(words), writtenBy: writerName, told: how, toldOn: on, reply },
      replyWords: bodies(replyWords),
    })),
    themes: c.themes.map(({ title, verdict, words }) => ({ title, verdict, words: bodies(words) })),
    readBy: c.readers.map(({ role, times, lastAt }) => ({ role, times, lastOn: day(lastAt) })),
    publicCopies: copies.map((copy) => ({
      publicId: copy.publicId,
      state: copy.state,
      publishedOn: copy.publishedOn,
      takenAwayOn: copy.withdrawnOn,
      why: copy.withdrawnWhy,
      shownName: copy.shownName,
      words: copy.words.map(bodies),
      consents: copy.consents.map(({ use, askedAt, givenAt, refusedAt, withdrawnAt }) => ({
        use,
        askedOn: day(askedAt),
        givenOn: day(givenAt),
        refusedOn: day(refusedAt),
        endedOn: day(withdrawnAt),
      })),
    })),
    requests: requests.map(({ kind, through, askedOn, state, closedOn }) => ({
      ...{ kind, through, askedOn, state, closedOn },
    })),
    controller: data.controller && {
      name: data.controller.name,
      address: data.controller.address,
      contact: data.controller.contact,
      officer: data.controller.officerName,
      officerContact: data.controller.officerContact,
    },
  };
}

/** The files themselves, for the archive. */
export async function fileEntries(
  tx: Tx,
  tenantId: string,
  files: readonly KeptFile[],
): Promise<ArchiveEntry[]> {
  const entries: ArchiveEntry[] = [];
  for (const { id, name } of files) {
    const file = await readFile(tx, tenantId, id);
    if (file) entries.push({ name: `bestanden/${name}`, bytes: file.bytes });
  }
  return entries;
}
