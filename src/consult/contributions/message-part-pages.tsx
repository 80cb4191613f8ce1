import type { Child } from 'hono/jsx';
import type { FileFacts } from '../../thread/files/file-store.ts';
import type { TextByLocale, Words } from '../../thread/texts.ts';
import {
  BadgeList,
  ButtonLink,
  Card,
  DataList,
  type DataListItem,
  Details,
  Heading,
  List,
  Paragraph,
  Photo,
  type PictogramName,
  Quote,
  Sound,
  StatusBadge,
  Trail,
} from '../../ui/index.ts';
import { dayIn, sayDay } from '../../web/calendar.ts';
import type { CoalitionKey, CoalitionWords } from '../../web/words.ts';
import type { AnswerOfMessage, CoalitionMessage, MessageSource } from './coalition-message.ts';
import { languageName, languageOf } from './message-words.ts';

/** Where the file of an id can be heard or seen, for an hour. */
export type FileHref = (fileId: string) => string;

/** A recording: to play, or to download where no browser can play it. */
export function Recording({
  words: { say },
  sound,
  href,
  label,
  lang,
}: {
  words: CoalitionWords;
  sound: Pick<FileFacts, 'id' | 'playable' | 'seconds'>;
  href: FileHref;
  label: string;
  lang?: string | undefined;
}) {
  if (!sound.playable) {
    return (
      <ButtonLink href={href(sound.id)} pictogram="listen" download>
        {say('message.download')}
      </ButtonLink>
    );
  }
  return (
    <Sound src={href(sound.id)} label={label} lang={lang}>
      {sound.seconds !== null && say('message.seconds', { seconds: Math.round(sound.seconds) })}
    </Sound>
  );
}

function isShown(words: Words | undefined): words is Words & { body: string } {
  return words !== undefined && words.body !== null;
}

/** The words of a message in its own language, with the translation that the team reads. */
export function MessageText({
  words,
  message,
}: {
  words: CoalitionWords;
  message: Pick<CoalitionMessage, 'words' | 'locale' | 'origin' | 'readBackAt'>;
}) {
  const { say, locale } = words;
  const own = message.words?.[message.locale];
  const others = Object.entries(message.words ?? {}).filter(([tag]) => tag !== message.locale);
  const title = message.origin === 'note' ? 'message.wordsOfNote' : 'message.words';
  return (
    <>
      {isShown(own) && (
        <Card title={say(title)} tone="accent">
          <Quote {...languageOf(message.locale)}>{own.body}</Quote>
          <Paragraph quiet>
            {say('message.language', { language: languageName(message.locale, locale) })}
          </Paragraph>
          {message.origin === 'note' && !message.readBackAt && (
            <Paragraph quiet>{say('message.notReadBack')}</Paragraph>
          )}
        </Card>
      )}
      {others.map(
        ([tag, text]) =>
          isShown(text) && (
            <Card title={say('message.translation', { language: languageName(tag, locale) })}>
              <Quote {...languageOf(tag)}>{text.body}</Quote>
              {text.status === 'machine' && (
                <StatusBadge tone="waiting">{say('message.machineTranslation')}</StatusBadge>
              )}
            </Card>
          ),
      )}
    </>
  );
}

/** Sound and photos of a message. */
export function MessageFiles({
  words,
  message,
  source,
  href,
}: {
  words: CoalitionWords;
  message: Pick<CoalitionMessage, 'locale'>;
  source: MessageSource;
  href: FileHref;
}) {
  const { say } = words;
  const { sound, photos } = source;
  const bytes = photos.reduce((sum, photo) => sum + photo.byteLength, 0);
  return (
    <>
      {sound && (
        <Recording
          words={words}
          sound={sound}
          href={href}
          label={say('message.sound')}
          lang={languageOf(message.locale).lang}
        />
      )}
      {photos.length > 0 && (
        <Details
          summary={say('message.photos', {
            count: photos.length,
            size: Math.max(1, Math.round(bytes / 1000)),
          })}
        >
          {photos.map((photo) => (
            <Photo src={href(photo.id)} alt={say('message.photo')} />
          ))}
        </Details>
      )}
    </>
  );
}

function AnswerText({
  words,
  text,
  first,
  href,
}: {
  words: CoalitionWords;
  text: TextByLocale | null;
  first: string;
  href: FileHref | null;
}) {
  const { say, locale } = words;
  const versions = Object.entries(text ?? {});
  versions.sort(([a], [b]) => Number(b === first) - Number(a === first));
  return (
    <>
      {versions.map(([tag, version]) => (
        <>
          {version.body !== null && <Quote {...languageOf(tag)}>{version.body}</Quote>}
          {versions.length > 1 && (
            <Paragraph quiet>
              {say('message.language', { language: languageName(tag, locale) })}
            </Paragraph>
          )}
          {version.status === 'machine' && (
            <StatusBadge tone="waiting">{say('message.machine')}</StatusBadge>
          )}
          {version.sound && href && (
            <Sound
              src={href(version.sound)}
              label={say('message.soundOf')}
              lang={languageOf(tag).lang}
            />
          )}
        </>
      ))}
    </>
  );
}

/** One answer: its words, whether it was brought, and what the person said of it. */
export function AnswerCard({
  words,
  answer,
  first,
  zone,
  href,
}: {
  words: CoalitionWords;
  answer: AnswerOfMessage;
  /** The language of the message: what was written in it stands first. */
  first: string;
  zone: string;
  /** Null: this reader sees words only. */
  href: FileHref | null;
}) {
  const { say, locale } = words;
  const day = (iso: string) => sayDay(dayIn(zone, new Date(iso)), locale, 'short');
  const { deliveredHow, deliveredOn, delivererName, reply } = answer;
  const brought = deliveredHow && {
    how: say(`message.how.${deliveredHow}`),
    day: sayDay(deliveredOn ?? '', locale, 'short'),
  };
  return (
    <Card title={say(`message.answer.${answer.kind}`)} titleLevel={3}>
      <Paragraph quiet>
        {say('message.answer.by', { name: answer.writerName ?? '', day: day(answer.writtenAt) })}
      </Paragraph>
      <AnswerText words={words} text={answer.text} first={first} href={href} />
      {answer.promisedOn && (
        <Paragraph>
          {say('message.answer.promised', { day: sayDay(answer.promisedOn, locale) })}
        </Paragraph>
      )}
      <BadgeList>
        {brought ? (
          <StatusBadge tone="good" pictogram="check">
            {delivererName
              ? say('message.answer.deliveredBy', { ...brought, name: delivererName })
              : say('message.answer.delivered', brought)}
          </StatusBadge>
        ) : (
          <StatusBadge tone="waiting" pictogram="clock">
            {say('message.answer.waiting')}
          </StatusBadge>
        )}
      </BadgeList>
      {answer.others > 0 && (
        <Paragraph quiet>{say('message.answer.others', { count: answer.others })}</Paragraph>
      )}
      {reply && (
        <>
          <Paragraph>
            {say('message.answer.reply', { reply: say(`inbox.reply.${reply}`) })}
            {answer.repliedThrough === 'team' && ` (${say('message.answer.throughTeam')})`}
          </Paragraph>
          {Object.entries(answer.replyText ?? {}).map(
            ([tag, text]) => text.body && <Quote {...languageOf(tag)}>{text.body}</Quote>,
          )}
        </>
      )}
    </Card>
  );
}

/** Who said it and where they stand in life: closed at first, and only for who brings the answer. */
export function MessagePerson({
  words,
  source,
  zone,
}: {
  words: CoalitionWords;
  source: MessageSource;
  zone: string;
}) {
  const { say, locale } = words;
  const { contact, readers } = source;
  const contactItems: DataListItem[] = [];
  if (contact?.name) contactItems.push({ term: say('message.who.name'), definition: contact.name });
  for (const way of ['phone', 'email'] as const) {
    const value = contact?.[way];
    if (!value) continue;
    const definition: Child = <bdi dir="ltr">{value}</bdi>;
    contactItems.push({ term: say(`message.who.${way}`), definition });
  }
  return (
    <>
      <Details summary={say('message.who')}>
        {contactItems.length > 0 ? (
          <>
            <Paragraph quiet>{say('message.who.why')}</Paragraph>
            <DataList items={contactItems} />
          </>
        ) : (
          <Paragraph>{say('message.who.none')}</Paragraph>
        )}
      </Details>
      <Details summary={say('message.readers')}>
        <List
          items={readers.map(
            ({ name, readAt }) => `${name}, ${sayDay(dayIn(zone, readAt), locale, 'short')}`,
          )}
        />
      </Details>
    </>
  );
}

const drawings: Readonly<Record<string, PictogramName>> = {
  'contribution-received': 'inbox',
  'notes-imported': 'inbox',
  'written-out': 'write',
  translated: 'language',
  'handed-on': 'people',
  'interim-given': 'clock',
  'answer-written': 'write',
  'answer-delivered': 'talk',
  'answer-replied': 'person',
  withdrawn: 'undo',
};

/** What happened to a message, in words: who did it is a role, never a name. */
export function MessageHistory({
  words,
  history,
  zone,
}: {
  words: CoalitionWords;
  history: CoalitionMessage['history'];
  zone: string;
}) {
  const { say, locale } = words;
  const sayEvent = (kind: string): string => {
    const key = `message.event.${kind}` as CoalitionKey;
    const text = say(key);
    return text === key ? say('message.event.other') : text;
  };
  return (
    <Details summary={say('message.history')}>
      <Trail
        label={say('message.history')}
        steps={history.map(({ kind, occurredAt, actorRole, facts }) => {
          const day = dayIn(zone, occurredAt);
          const reply = kind === 'answer-replied' ? facts['reply'] : null;
          return {
            pictogram: drawings[kind] ?? 'info',
            title: sayEvent(kind),
            date: { text: sayDay(day, locale, 'short'), iso: day },
            children: (
              <Paragraph quiet>
                {say(`message.by.${actorRole}`)}
                {typeof reply === 'string' && `: ${say(`inbox.reply.${reply}` as CoalitionKey)}`}
              </Paragraph>
            ),
          };
        })}
      />
    </Details>
  );
}

/** A heading with what belongs under it. */
export function Part({ title, children }: { title: string; children?: Child }) {
  return (
    <>
      <Heading level={2}>{title}</Heading>
      {children}
    </>
  );
}
