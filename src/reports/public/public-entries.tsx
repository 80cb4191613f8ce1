import { Card, Link, Paragraph, Quote, Sound, StatusBadge } from '../../ui/index.ts';
import { sayDay } from '../../web/calendar.ts';
import { firstWords } from '../../web/first-words.ts';
import type { ResidentTag } from '../../web/locales.ts';
import { type ResidentWords, residentWords } from '../../web/words.ts';
import type {
  AnswerEntry,
  DecisionEntry,
  GoalEntry,
  HeardEntry,
  PublishedFile,
  QuoteEntry,
  Told,
} from '../record/approach-record.ts';
import { filePath, itemPath, type PublicEntry } from './public-page.ts';
import { type ShownWords, sayMonth, saySize, shownWords } from './public-words.ts';

/** In which page an entry stands. */
export interface EntryPlace {
  readonly slug: string;
  readonly tag: ResidentTag;
  /** By itself on a page: nothing is cut. */
  readonly isWhole?: boolean;
}

/** Where long texts are cut on a page with others. */
const lengths = { title: 240, words: 320, quote: 400 } as const;

type Shown = ShownWords | null;
type EntryProps<Entry> = EntryPlace & { readonly entry: Entry };

const limitOf = ({ isWhole }: EntryPlace, of: keyof typeof lengths): number =>
  isWhole ? Number.POSITIVE_INFINITY : lengths[of];

/** A text in its own language and direction; each line a paragraph of its own. */
function Words({ shown, label }: { shown: Shown; label?: string }) {
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
function Foot({
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

const saySeen = ({ say }: ResidentWords, { seenByPartner }: Told): string =>
  say(seenByPartner ? 'public.seen.yes' : 'public.seen.no');

export function HeardCard({ entry, ...place }: EntryProps<HeardEntry>) {
  const words = residentWords(place.tag);
  const { say, locale } = words;
  const heard = shownWords(entry.heard, place.tag);
  const saidBy = shownWords(entry.saidBy, place.tag);
  return (
    <Card titleLevel={3} title={heard?.body} lang={heard?.lang} dir={heard?.dir}>
      {saidBy && (
        <Paragraph>
          <strong>{say('public.heard.saidBy')}</strong> <bdi lang={saidBy.lang}>{saidBy.body}</bdi>
        </Paragraph>
      )}
      <Paragraph quiet>
        {entry.confirmedOn &&
          `${say('public.heard.confirmed', { day: sayDay(entry.confirmedOn, locale, 'short') })} `}
        {entry.contributions !== null &&
          `${say('public.heard.count', { count: entry.contributions })} `}
        {saySeen(words, entry)}
      </Paragraph>
      <Foot entry={entry} shown={[heard, saidBy]} words={words} place={place} />
    </Card>
  );
}

const tones = { yes: 'good', partly: 'info', no: 'neutral', later: 'waiting' } as const;

/** Who decided, in words. */
function sayBy({ say }: ResidentWords, by: string | null): string {
  if (by === null) return say('public.decisions.by.resident');
  if (by === 'college' || by === 'council') return say(`public.decisions.by.${by}`);
  return by;
}

/** From when, and when it is looked at again; or that this was not done. */
function sayWhen({ say, locale }: ResidentWords, entry: DecisionEntry): string {
  const { state, reviewOn, validFrom } = entry;
  if (state === 'replaced') return say('public.decisions.replaced');
  const review = { day: sayDay(reviewOn, locale, 'short') };
  const again =
    state === 'to-review'
      ? say('public.decisions.overdue', review)
      : say('public.decisions.review', review);
  return `${say('public.decisions.from', { day: sayDay(validFrom, locale, 'short') })} ${again}`;
}

export function DecisionCard({ entry, ...place }: EntryProps<DecisionEntry>) {
  const words = residentWords(place.tag);
  const { say, locale } = words;
  const what = shownWords(entry.what, place.tag, limitOf(place, 'title'));
  const why = shownWords(entry.why, place.tag, limitOf(place, 'words'));
  const day = sayDay(entry.decidedOn, locale, 'short');
  return (
    <Card
      titleLevel={3}
      title={what?.body}
      lang={what?.lang}
      dir={what?.dir}
      above={
        <StatusBadge tone={tones[entry.outcome]}>
          {say(`public.outcome.${entry.outcome}`)}
        </StatusBadge>
      }
    >
      <Words shown={why} label={say('public.decisions.why')} />
      <Paragraph quiet>
        {say('public.decisions.by', { day })} <bdi>{sayBy(words, entry.by)}</bdi>.{' '}
        {sayWhen(words, entry)} {saySeen(words, entry)}
      </Paragraph>
      {entry.document && (
        <Paragraph quiet>
          {say('public.decisions.document')}{' '}
          {entry.document.url ? (
            <Link href={entry.document.url}>{entry.document.name}</Link>
          ) : (
            <bdi>{entry.document.name}</bdi>
          )}
        </Paragraph>
      )}
      <Foot entry={entry} shown={[what, why]} words={words} place={place} />
    </Card>
  );
}

const goalTones = { open: 'info', reached: 'good', stopped: 'neutral' } as const;

/** Who decided a goal and when, and whether residents were there. */
function WhoDecided({ entry, words }: { entry: GoalEntry; words: ResidentWords }) {
  const { say, locale } = words;
  const list = new Intl.ListFormat(locale.intl, { type: 'conjunction' });
  return (
    <Paragraph quiet>
      {entry.decidedOn
        ? say('public.goals.decided', { day: sayDay(entry.decidedOn, locale, 'short') })
        : say('public.goals.undecided')}{' '}
      {say(entry.withResidents ? 'public.goals.with' : 'public.goals.without')}{' '}
      {entry.residentsThere.length > 0 && (
        <>
          {say('public.goals.who')} <bdi>{list.format(entry.residentsThere)}</bdi>.{' '}
        </>
      )}
      {saySeen(words, entry)}
    </Paragraph>
  );
}

export function GoalCard({ entry, ...place }: EntryProps<GoalEntry>) {
  const words = residentWords(place.tag);
  const { say } = words;
  const change = shownWords(entry.change, place.tag, limitOf(place, 'title'));
  const notice = shownWords(entry.notice, place.tag, limitOf(place, 'words'));
  const input = shownWords(entry.input, place.tag, limitOf(place, 'words'));
  return (
    <Card
      titleLevel={3}
      title={change?.body}
      lang={change?.lang}
      dir={change?.dir}
      above={
        <StatusBadge tone={goalTones[entry.state]}>
          {say(`public.goals.${entry.state}`)}
        </StatusBadge>
      }
    >
      <Words shown={notice} label={say('public.goals.notice')} />
      {place.isWhole && <Words shown={input} label={say('public.goals.input')} />}
      <WhoDecided entry={entry} words={words} />
      <Foot
        entry={entry}
        shown={place.isWhole ? [change, notice, input] : [change, notice]}
        words={words}
        place={place}
      />
    </Card>
  );
}

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

/** One published thing, whatever it is. */
export function EntryCard({ one, ...place }: EntryPlace & { one: PublicEntry }) {
  switch (one.section) {
    case 'heard':
      return <HeardCard entry={one.entry} {...place} />;
    case 'decisions':
      return <DecisionCard entry={one.entry} {...place} />;
    case 'goals':
      return <GoalCard entry={one.entry} {...place} />;
    case 'answers':
      return <AnswerCard entry={one.entry} {...place} />;
    case 'quotes':
      return <QuoteCard entry={one.entry} {...place} />;
  }
}
