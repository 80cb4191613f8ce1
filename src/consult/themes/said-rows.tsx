import type { Child } from 'hono/jsx';
import type { FileFacts } from '../../thread/files/file-store.ts';
import { wordsFor } from '../../thread/texts.ts';
import { Link, type ListRow, Sound, StatusBadge } from '../../ui/index.ts';
import { dayIn, sayDay } from '../../web/calendar.ts';
import type { CoalitionWords } from '../../web/words.ts';
import { firstWords } from '../contributions/inbox.ts';
import { languageName, languageOf } from '../contributions/message-words.ts';
import type { SaidLine } from './theme-contribution-store.ts';

/** How many letters of what somebody said stand in a list for sorting. */
const shownLength = 400;

/** What everyone who sorts sees of a contribution, and for who may hear: where its sound is. */
export interface SaidView {
  readonly words: CoalitionWords;
  readonly zone: string;
  /** By the id of the file; empty for who reads words only. */
  readonly sounds: ReadonlyMap<string, FileFacts>;
  readonly href: (fileId: string) => string;
}

/** The words of a contribution for this reader; what stands there instead when there are none. */
export function titleOfLine({ words: { say, locale } }: SaidView, line: SaidLine) {
  const shown = wordsFor(line.words, locale.tag);
  if (shown?.body) {
    return { title: firstWords(shown.body, shownLength), ...languageOf(shown.locale) };
  }
  const isWaiting = line.form === 'sound' && !line.isWrittenOut;
  return { title: say(isWaiting ? 'inbox.soundToWrite' : 'inbox.noWords') };
}

function Marks({ view, line }: { view: SaidView; line: SaidLine }) {
  const { say, locale } = view.words;
  const isDutch = line.locale === 'nl' || line.locale === 'nl-eenvoudig';
  return (
    <>
      {line.form === 'sound' && <StatusBadge pictogram="listen">{say('inbox.sound')}</StatusBadge>}
      {!isDutch && (
        <StatusBadge pictogram="language">{languageName(line.locale, locale)}</StatusBadge>
      )}
      {line.origin === 'note' && <StatusBadge pictogram="write">{say('inbox.note')}</StatusBadge>}
      {line.suggestion && (
        <StatusBadge tone="info">{say('theme.suggestion', { theme: line.suggestion })}</StatusBadge>
      )}
    </>
  );
}

/** How to hear it; null for who may not, and for what was typed. */
function heard(view: SaidView, line: SaidLine, title: string): Child {
  const { say } = view.words;
  const sound = line.soundId ? view.sounds.get(line.soundId) : undefined;
  if (!sound) return null;
  if (!sound.playable) {
    return (
      <Link href={view.href(sound.id)} download>
        {say('message.download')}
      </Link>
    );
  }
  const label = `${say('theme.said.listen')}: ${firstWords(title)}`;
  return (
    <Sound src={view.href(sound.id)} label={label} labelHidden>
      {sound.seconds !== null && say('message.seconds', { seconds: Math.round(sound.seconds) })}
    </Sound>
  );
}

/** One contribution in a list for sorting: its words, and beside them its sound. */
export function saidRow(
  view: SaidView,
  line: SaidLine,
  options: { isTicked?: boolean; canPick: boolean; themes?: readonly string[] },
): ListRow {
  const { say, locale } = view.words;
  const { title, ...language } = titleOfLine(view, line);
  const day = sayDay(dayIn(view.zone, line.receivedAt), locale, 'short');
  const { themes = [], isTicked, canPick } = options;
  const sound = heard(view, line, title);
  return {
    title,
    href: `/berichten/${line.id}`,
    ...language,
    marks: <Marks view={view} line={line} />,
    facts: [
      ...(sound ? [sound] : []),
      say('theme.said.received', { day }),
      ...(themes.length > 0 ? [say('theme.said.in', { themes: themes.join(', ') })] : []),
    ],
    pick: canPick
      ? {
          name: 'ids',
          value: line.id,
          label: say('theme.pick', { words: firstWords(title) }),
          isTicked,
        }
      : undefined,
  };
}
