import {
  Card,
  Details,
  Form,
  Listen,
  Paragraph,
  type PictogramName,
  Quote,
  TextArea,
  TileButtons,
} from '../../ui/index.ts';
import { type Locale, locales, type ResidentTag } from '../../web/locales.ts';
import { residentWords } from '../../web/words.ts';
import type { SpokenSentences } from '../spoken/spoken-sentence.ts';
import { RecordedSound, SpokenSound } from '../spoken/spoken-text.tsx';
import type { AskedSentence, MeantOutcome } from './meant.ts';
import { heardFor, markOfTheme, type Verdict, verdicts } from './theme.ts';

export type MeantProps = {
  tag: ResidentTag;
  /** Sixteen digits: it travels in the forms, never in an address. */
  code: string;
  spoken: SpokenSentences;
  asked: readonly AskedSentence[];
  /** What became of what was just sent. */
  outcome: MeantOutcome | null;
  newKey: () => string;
};

/** More than these at once is too much to answer; the others come when these are said. */
const mostAtOnce = 3;

const pictograms: Readonly<Record<Verdict, PictogramName>> = {
  right: 'understand',
  wrong: 'unhappy',
};

/** The name of the field for words: each form of the page has its own. */
export const meantWordsField = (mark: string): string => `woorden-${mark}`;

/** "Bedoelde u dit?": what we heard in the words of several people, to say yes or not quite to. */
export function Meant(props: MeantProps) {
  const open = props.asked.filter(({ verdict }) => verdict === null).slice(0, mostAtOnce);
  const said = props.asked.filter(({ verdict }) => verdict !== null);
  return (
    <>
      {[...open, ...said].map((sentence) => (
        <Sentence {...props} sentence={sentence} />
      ))}
    </>
  );
}

function Sentence(props: MeantProps & { sentence: AskedSentence }) {
  const { tag, spoken, sentence, outcome } = props;
  const words = residentWords(tag);
  const { say, locale } = words;
  const heard = heardFor(sentence.heard, sentence.heardVersion, tag);
  if (!heard?.body) return null;
  const theirs = (locales as Readonly<Record<string, Locale>>)[heard.locale];
  const lang = theirs?.lang ?? heard.locale;
  const mark = markOfTheme(sentence.id);
  const intro = sentence.isShared ? 'hear.meant.shared' : 'hear.meant.alone';
  const isRefused = outcome !== null && 'refusal' in outcome && outcome.mark === mark;
  const form = <MeantForm {...props} mark={mark} />;
  return (
    <Card title={say('hear.meant.title')} tone={sentence.verdict ? 'plain' : 'accent'}>
      <SpokenSound messageKey={['hear.meant.title', intro]} words={words} spoken={spoken} />
      <Paragraph>{say(intro)}</Paragraph>
      <Quote lang={lang} dir={theirs?.dir ?? 'auto'}>
        {heard.body}
      </Quote>
      <Listen
        label={say('hear.listen')}
        stopLabel={say('hear.listen.stop')}
        lang={lang}
        text={heard.body}
      />
      {lang !== locale.lang && (
        <Paragraph quiet>
          {say('hear.meant.otherLanguage', { language: languageName(lang, locale) })}
        </Paragraph>
      )}
      {heard.status === 'machine' && <Paragraph quiet>{say('hear.answer.machine')}</Paragraph>}
      {sentence.verdict ? (
        <>
          <Paragraph>
            {say('hear.said', { reply: say(`hear.meant.${sentence.verdict}`) })}
          </Paragraph>
          <Details summary={say('hear.reply.other')} open={isRefused}>
            {form}
          </Details>
        </>
      ) : (
        form
      )}
    </Card>
  );
}

/** The name of a language in the language of the page. */
function languageName(tag: string, locale: Locale): string {
  const names = new Intl.DisplayNames(locale.intl, { type: 'language', fallback: 'code' });
  return names.of(tag) ?? tag;
}

function MeantForm(props: MeantProps & { sentence: AskedSentence; mark: string }) {
  const { tag, code, spoken, sentence, mark, outcome, newKey } = props;
  const words = residentWords(tag);
  const { say } = words;
  const kept = outcome !== null && 'kept' in outcome && outcome.mark === mark ? outcome.kept : '';
  return (
    <Form
      action={`/antwoord/${tag}/bedoeld`}
      hidden={{
        code,
        formKey: newKey(),
        onderwerp: mark,
        versie: String(sentence.heardVersion),
      }}
      label={say('hear.meant.title')}
    >
      <Details summary={say('hear.reply.words.open')} open={kept !== ''}>
        <TextArea
          name={meantWordsField(mark)}
          label={say('hear.reply.words')}
          hint={say('hear.reply.words.hint')}
          value={kept}
          rows={3}
          autocomplete="off"
        />
      </Details>
      <TileButtons
        name="bedoeld"
        items={verdicts.map((verdict) => ({
          value: verdict,
          label: say(`hear.meant.${verdict}`),
          pictogram: pictograms[verdict],
        }))}
      />
      {verdicts.map((verdict) => (
        <RecordedSound messageKey={`hear.meant.${verdict}`} words={words} spoken={spoken} />
      ))}
    </Form>
  );
}
