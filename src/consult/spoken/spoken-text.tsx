import { Listen, Paragraph, Sound } from '../../ui/index.ts';
import type { ResidentWords } from '../../web/words.ts';
import type { SpokenKey } from './spoken-keys.ts';
import { type SpokenSentences, soundOf } from './spoken-sentence.ts';

export type SpokenProps = {
  messageKey: SpokenKey;
  words: ResidentWords;
  spoken: SpokenSentences;
};

/**
 * How to hear a sentence that stands beside it: the recorded sound, else a button with which the
 * browser reads it aloud (shown by `enhance/listen.js` where there is a voice).
 */
export function SpokenSound({ messageKey, words, spoken }: SpokenProps) {
  const { say, locale } = words;
  const sentence = say(messageKey);
  const sound = soundOf(spoken, locale.tag, messageKey, sentence);
  if (sound) return <Sound src={`/geluid/${sound.file}`} label={sentence} labelHidden />;
  return (
    <Listen
      label={say('say.listen')}
      stopLabel={say('say.listenStop')}
      lang={locale.lang}
      text={sentence}
    />
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
