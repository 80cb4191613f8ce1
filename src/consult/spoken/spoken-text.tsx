import { Listen, Paragraph, Sound } from '../../ui/index.ts';
import type { ResidentWords } from '../../web/words.ts';
import type { SpokenKey } from './spoken-keys.ts';
import { type SpokenSentences, soundOf } from './spoken-sentence.ts';

type Voices = { words: ResidentWords; spoken: SpokenSentences };
export type SpokenProps = Voices & { messageKey: SpokenKey };

/**
 * How to hear sentences that stand beside it: their recorded sounds, and for those that have none
 * one button with which the browser reads them aloud (shown by `enhance/listen.js` where there is a
 * voice).
 */
export function SpokenSound({
  messageKey,
  words,
  spoken,
}: Voices & { messageKey: SpokenKey | readonly SpokenKey[] }) {
  const { say, locale } = words;
  const sentences = [messageKey].flat().map((key) => {
    const sentence = say(key);
    return { sentence, file: soundOf(spoken, locale.tag, key, sentence)?.file };
  });
  const unspoken = sentences.filter(({ file }) => file === undefined);
  return (
    <>
      {sentences.map(
        ({ sentence, file }) =>
          file && <Sound src={`/geluid/${file}`} label={sentence} labelHidden />,
      )}
      {unspoken.length > 0 && (
        <Listen
          label={say('say.listen')}
          stopLabel={say('say.listenStop')}
          lang={locale.lang}
          text={unspoken.map(({ sentence }) => sentence).join('\n')}
        />
      )}
    </>
  );
}

/** The recorded sound of words that stand elsewhere on the page, named by them; nothing without. */
export function RecordedSound({ messageKey, words, spoken }: SpokenProps) {
  const sentence = words.say(messageKey);
  const sound = soundOf(spoken, words.locale.tag, messageKey, sentence);
  return sound && <Sound src={`/geluid/${sound.file}`} label={sentence} />;
}

/** A sentence with its sound under it. */
export function SpokenText(props: SpokenProps & { quiet?: boolean | undefined; id?: string }) {
  return (
    <>
      <Paragraph quiet={props.quiet} id={props.id}>
        {props.words.say(props.messageKey)}
      </Paragraph>
      <SpokenSound {...props} />
    </>
  );
}
