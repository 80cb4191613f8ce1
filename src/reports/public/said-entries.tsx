import { Card, Link, Paragraph, Quote, Sound } from '../../ui/index.ts';
import { sayDay } from '../../web/calendar.ts';
import { residentWords } from '../../web/words.ts';
import type { AnswerEntry, PublishedFile, QuoteEntry } from '../record/approach-record.ts';
import { type EntryPlace, type EntryProps, Foot, limitOf, saySeen, Words } from './entry-parts.tsx';
import { filePath } from './public-page.ts';
import { sayMonth, saySize, shownWords } from './public-words.ts';

export function AnswerCard({ entry, ...place }: EntryProps<AnswerEntry>) {
  const words = residentWords(place.tag);
  const { say, locale } = words;
  const shown = shownWords(entry.words, place.tag, limitOf(place, 'words'));
  const day = sayDay(entry.givenOn, locale, 'short');
  return (
    <Card>
      <Words shown={shown} />
      <Paragraph quiet>
        {say('public.answers.given', { day, count: entry.deliveredTo })} {saySeen(words, entry)}
      </Paragraph>
      <Foot entry={entry} shown={[shown]} words={words} place={place} />
    </Card>
  );
}

/** Links to somebody's voice and photos: each names what it weighs, and loads nothing by itself. */
function Files({ entry, place }: { entry: QuoteEntry; place: EntryPlace }) {
  const { say, locale } = residentWords(place.tag);
  const { publicId, sound, photos } = entry;
  if (!publicId) return null;
  const at = ({ mark }: PublishedFile) => filePath(publicId, mark);
  const size = ({ byteLength }: PublishedFile) => saySize(byteLength, locale);
  return (
    <>
      {sound?.playable && place.isWhole && (
        <Sound src={at(sound)} label={say('public.quotes.listen', { size: size(sound) })} />
      )}
      {sound && !(sound.playable && place.isWhole) && (
        <Paragraph>
          <Link href={at(sound)}>{say('public.quotes.listen', { size: size(sound) })}</Link>
        </Paragraph>
      )}
      {photos.map((photo) => (
        <Paragraph>
          <Link href={at(photo)}>{say('public.quotes.photo', { size: size(photo) })}</Link>
        </Paragraph>
      ))}
    </>
  );
}

export function QuoteCard({ entry, ...place }: EntryProps<QuoteEntry>) {
  const words = residentWords(place.tag);
  const { say, locale } = words;
  const shown = shownWords(entry.words, place.tag, limitOf(place, 'quote'));
  return (
    <div class="hoofdrol-flow">
      <Quote
        lang={shown?.lang}
        attribution={
          <>
            <bdi>{entry.name ?? say('public.quotes.anonymous')}</bdi>,{' '}
            {sayMonth(entry.saidIn, locale)}. {saySeen(words, entry)}
          </>
        }
      >
        {shown?.body ?? '…'}
      </Quote>
      <Files entry={entry} place={place} />
      <Foot entry={entry} shown={[shown]} words={words} place={place} />
    </div>
  );
}
