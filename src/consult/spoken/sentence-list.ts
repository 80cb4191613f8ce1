import type { Tx } from '../../db/database.ts';
import type { Workspace } from '../../people/index.ts';
import type { Day } from '../../web/calendar.ts';
import type { ResidentTag } from '../../web/locales.ts';
import { residentWords } from '../../web/words.ts';
import { type LinkText, linkTexts } from '../links/link-form.ts';
import { type LinkRecord, openLinks } from '../links/link-store.ts';
import { type SpokenKey, spokenKeys } from './spoken-keys.ts';
import { sentenceHash } from './spoken-sentence.ts';
import { type RecordedSentence, recordedSentences } from './spoken-store.ts';

/** What is read aloud: a sentence of the screens, or a text of a link. */
export type SpokenSubject =
  | { readonly kind: 'sentence'; readonly key: SpokenKey }
  | { readonly kind: 'link'; readonly link: LinkRecord; readonly text: LinkText };

/** Something that can be read aloud in one language, and whether that was done. */
export interface SentenceToSpeak {
  readonly subject: SpokenSubject;
  /** Its address under `/voorlezen/<language>/`. */
  readonly path: string;
  readonly words: string;
  /** `outdated`: the words have changed since; residents no longer hear it. */
  readonly state: 'missing' | 'recorded' | 'outdated';
  readonly fileId: string | null;
}

/** All that can be read aloud in a language, in the order in which people meet it. */
export type SentenceList = readonly SentenceToSpeak[];

function sentenceOfScreen(
  key: SpokenKey,
  tag: ResidentTag,
  recorded: readonly RecordedSentence[],
): SentenceToSpeak {
  const words = residentWords(tag).say(key);
  const known = recorded.find((one) => one.locale === tag && one.key === key);
  const isSame = known?.hash === sentenceHash(words);
  return {
    subject: { kind: 'sentence', key },
    path: `zin/${key}`,
    words,
    state: !known ? 'missing' : isSame ? 'recorded' : 'outdated',
    fileId: known?.fileId ?? null,
  };
}

function textsOfLink(link: LinkRecord, tag: ResidentTag): SentenceToSpeak[] {
  return linkTexts.flatMap((text) => {
    const words = link[text]?.[tag];
    if (!words?.body || !link.locales.includes(tag)) return [];
    return {
      subject: { kind: 'link', link, text },
      path: `uitnodiging/${link.slug}/${text}`,
      words: words.body,
      state: words.sound ? 'recorded' : 'missing',
      fileId: words.sound,
    };
  });
}

/** What can be read aloud, per language of the workspace. */
export async function readSentences(
  tx: Tx,
  { tenantId, locales }: Pick<Workspace, 'tenantId' | 'locales'>,
  today: Day,
): Promise<ReadonlyMap<ResidentTag, SentenceList>> {
  const recorded = await recordedSentences(tx, tenantId);
  const links = await openLinks(tx, tenantId, today);
  return new Map(
    locales.map((tag) => [
      tag,
      [
        ...links.flatMap((link) => textsOfLink(link, tag)),
        ...spokenKeys.map((key) => sentenceOfScreen(key, tag, recorded)),
      ],
    ]),
  );
}
