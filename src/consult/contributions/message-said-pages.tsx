import type { FileFacts } from '../../thread/files/file-store.ts';
import type { Words } from '../../thread/texts.ts';
import {
  ButtonLink,
  Card,
  Details,
  Paragraph,
  Photo,
  Quote,
  Sound,
  StatusBadge,
} from '../../ui/index.ts';
import type { CoalitionWords } from '../../web/words.ts';
import type { CoalitionMessage, MessageSource } from './coalition-message.ts';
import { languageName, languageOf } from './message-words.ts';

/** Where the file of an id can be heard or seen, for an hour. */
export type FileHref = (fileId: string) => string;

/** A recording: to play, or to download where no browser can play it. */
function Recording({
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
