import { Link, Paragraph } from '../../ui/index.ts';
import { firstWords } from '../../web/first-words.ts';
import type { ResidentTag } from '../../web/locales.ts';
import type { ResidentWords } from '../../web/words.ts';
import type { Told } from '../record/approach-record.ts';
import { itemPath } from './public-page.ts';
import type { ShownWords } from './public-words.ts';

/** In which page an entry stands. */
export interface EntryPlace {
  readonly slug: string;
  readonly tag: ResidentTag;
  /** By itself on a page: nothing is cut. */
  readonly isWhole?: boolean;
  /** The place of its title in the outline of the page; 3 within a part of the public page. */
  readonly titleLevel?: 2 | 3;
}

/** Where long texts are cut on a page with others. */
const lengths = { title: 200, words: 220, quote: 300 } as const;

type Shown = ShownWords | null;
export type EntryProps<Entry> = EntryPlace & { readonly entry: Entry };

export const limitOf = ({ isWhole }: EntryPlace, of: keyof typeof lengths): number =>
  isWhole ? Number.POSITIVE_INFINITY : lengths[of];

/** A text in its own language and direction; each line a paragraph of its own. */
export function Words({ shown, label }: { shown: Shown; label?: string }) {
  if (!shown) return null;
  const lines = shown.body.split(/\n+/u).filter((line) => line.trim() !== '');
  return (
    <>
      {label && (
        <Paragraph>
          <strong>{label}</strong>
        </Paragraph>
      )}
      {lines.map((line) => (
        <Paragraph lang={shown.lang} dir={shown.dir}>
          {line}
        </Paragraph>
      ))}
    </>
  );
}

/** Under an entry: in which languages its words are, that something is gone, and the way to the rest. */
export function Foot({
  entry,
  shown,
  words,
  place,
}: {
  entry: Told;
  shown: readonly Shown[];
  words: ResidentWords;
  place: EntryPlace;
}) {
  const { say } = words;
  const { slug, tag, isWhole } = place;
  const languages = [...new Set(shown.flatMap((one) => one?.language ?? []))];
  const isMachine = shown.some((one) => one?.isMachine);
  const isCut = shown.some((one) => one?.isCut);
  return (
    <>
      {entry.takenBack > 0 && <Paragraph quiet>{say('public.takenBack')}</Paragraph>}
      {(languages.length > 0 || isMachine) && (
        <Paragraph quiet>
          {languages.length > 0 && say('public.in', { language: languages.join(', ') })}{' '}
          {isMachine && say('public.machine')}
        </Paragraph>
      )}
      {isCut && !isWhole && entry.publicId && (
        <Paragraph>
          <Link
            href={itemPath(slug, tag, entry.publicId)}
            label={`${say('public.more')}: ${firstWords(shown[0]?.body ?? '', 60)}`}
          >
            {say('public.more')}
          </Link>
        </Paragraph>
      )}
    </>
  );
}

/** Whether a resident partner saw it first. */
export const saySeen = ({ say }: ResidentWords, { seenByPartner }: Told): string =>
  say(seenByPartner ? 'public.seen.yes' : 'public.seen.no');
