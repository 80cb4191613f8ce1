import { Card, Link, Paragraph, StatusBadge } from '../../ui/index.ts';
import { sayDay } from '../../web/calendar.ts';
import { type ResidentWords, residentWords } from '../../web/words.ts';
import type { DecisionEntry, GoalEntry, HeardEntry } from '../record/approach-record.ts';
import { type EntryPlace, type EntryProps, Foot, limitOf, saySeen, Words } from './entry-parts.tsx';
import type { PublicEntry } from './public-page.ts';
import { shownWords } from './public-words.ts';
import { AnswerCard, QuoteCard } from './said-entries.tsx';

export function HeardCard({ entry, ...place }: EntryProps<HeardEntry>) {
  const words = residentWords(place.tag);
  const { say, locale } = words;
  const heard = shownWords(entry.heard, place.tag, limitOf(place, 'quote'));
  const saidBy = shownWords(entry.saidBy, place.tag, limitOf(place, 'title'));
  return (
    <Card
      titleLevel={place.titleLevel ?? 3}
      title={heard?.body}
      lang={heard?.lang}
      dir={heard?.dir}
    >
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

/** How an outcome looks; its words say the same. */
export const outcomeLooks = {
  yes: { tone: 'good', pictogram: 'success' },
  partly: { tone: 'info', pictogram: 'check' },
  no: { tone: 'neutral', pictogram: 'stop' },
  later: { tone: 'waiting', pictogram: 'clock' },
} as const;

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
      titleLevel={place.titleLevel ?? 3}
      title={what?.body}
      lang={what?.lang}
      dir={what?.dir}
      above={
        <StatusBadge {...outcomeLooks[entry.outcome]}>
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
      titleLevel={place.titleLevel ?? 3}
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
