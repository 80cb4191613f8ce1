import { createHash } from 'node:crypto';
import { givenFacts, saidFacts } from '../../consult/index.ts';
import type { FileFacts } from '../../thread/files/file-store.ts';
import type { AnswerEntry, PublishedFile, QuoteEntry } from './approach-record.ts';
import { copiedWords, copiesOf, type Reading, toldOf } from './standing.ts';

/** How an address names a file: its id tells when it was made, and stays inside. */
export const markOfFile = (fileId: string): string =>
  createHash('sha256').update(`file:${fileId}`).digest('hex').slice(0, 16);

/** A file as the public is told of it. */
const publishedFile = (file: FileFacts): PublishedFile => ({
  mark: markOfFile(file.id),
  fileId: file.id,
  mediaType: file.mediaType,
  byteLength: file.byteLength,
  seconds: file.seconds,
  playable: file.playable,
});

/** What people allowed to be shown, last published first; the same for every reader. */
export async function readQuotes(reading: Reading): Promise<QuoteEntry[]> {
  const { tx, tenantId, zone } = reading;
  const copies = copiesOf(reading, 'contribution');
  if (copies.length === 0) return [];
  const ids = copies.map(({ beadId }) => beadId);
  const said = new Map(
    (await saidFacts(tx, tenantId, ids, zone)).map((facts) => [facts.id, facts]),
  );
  return copies.flatMap((copy): QuoteEntry[] => {
    const facts = said.get(copy.beadId);
    if (!facts) return [];
    return [
      {
        ...toldOf(reading, copy.beadId),
        words: copiedWords(copy, 'words'),
        locale: facts.locale,
        sound: copy.sound && publishedFile(copy.sound),
        photos: copy.photos.map(publishedFile),
        name: copy.shownName,
        saidIn: facts.month,
        fromThemes: facts.themes,
      },
    ];
  });
}

/** Answers that everybody may read, last published first; the same for every reader. */
export async function readAnswers(reading: Reading): Promise<AnswerEntry[]> {
  const { tx, tenantId } = reading;
  const copies = copiesOf(reading, 'answer');
  if (copies.length === 0) return [];
  const ids = copies.map(({ beadId }) => beadId);
  const given = new Map((await givenFacts(tx, tenantId, ids)).map((facts) => [facts.id, facts]));
  return copies.flatMap((copy): AnswerEntry[] => {
    const words = copiedWords(copy, 'words');
    const facts = given.get(copy.beadId);
    if (!words || !facts?.givenOn) return [];
    const { givenOn, deliveredTo } = facts;
    return [{ ...toldOf(reading, copy.beadId), words, givenOn, deliveredTo }];
  });
}
