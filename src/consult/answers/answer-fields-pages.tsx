import type { DecisionChoice } from '../../approach/index.ts';
import { wordsFor } from '../../thread/texts.ts';
import {
  Checkbox,
  Details,
  Notice,
  Paragraph,
  RecorderField,
  type RecorderLabels,
  SelectField,
  Sound,
  TextArea,
  TextField,
} from '../../ui/index.ts';
import { addDays, type Day, sayDay } from '../../web/calendar.ts';
import { firstWords } from '../../web/first-words.ts';
import { residentTags } from '../../web/locales.ts';
import type { CoalitionWords } from '../../web/words.ts';
import type { AnswerOfMessage } from '../contributions/coalition-message.ts';
import {
  type FormFields,
  labelOf,
  languageName,
  languageOf,
} from '../contributions/message-words.ts';
import { furthestPromise, wordsField } from './answer-form.ts';
import { PlainHints } from './hint-pages.tsx';
import type { HintsByLocale } from './hints.ts';

/** As much of a decision as fits in a list to choose from. */
const decisionShown = 70;

export type AnswerFieldsProps = {
  words: CoalitionWords;
  fields: FormFields;
  /** The languages in which the answer is asked for. */
  asked: readonly string[];
  today: Day;
  /** Whether somebody spoke, and hopes to hear the answer. */
  wasSpoken: boolean;
  href: (fileId: string) => string;
  /** The draft that is written on. */
  draft: AnswerOfMessage | null;
  decisions: readonly DecisionChoice[];
  /** Whether somebody checks it before it goes out. */
  isChecked: boolean;
  /** What could be plainer, when one asked. */
  hints: HintsByLocale | null;
};

function recorderLabels({ say }: CoalitionWords): RecorderLabels {
  return {
    start: say('inbox.recorder.start'),
    stop: say('inbox.recorder.stop'),
    again: say('inbox.recorder.again'),
    file: say('inbox.recorder.file'),
    recording: say('inbox.recorder.recording'),
    ready: say('inbox.recorder.ready'),
    refused: say('inbox.recorder.refused'),
    seconds: say('inbox.recorder.seconds'),
    full: say('inbox.recorder.full'),
    playback: say('inbox.recorder.playback'),
  };
}

function WordsIn({ words, fields, locale, hints }: AnswerFieldsProps & { locale: string }) {
  const { say } = words;
  const found = hints?.get(locale);
  const { name, value, error, form } = fields;
  const field = wordsField(locale);
  return (
    <>
      <TextArea
        name={name(field)}
        label={labelOf(words, form, field)}
        hint={say('message.field.words.hint')}
        value={value(field)}
        error={error(field)}
        lang={languageOf(locale).lang}
      />
      {found && <PlainHints words={words} hints={found} locale={locale} live />}
      {locale !== 'nl-eenvoudig' && (
        <Checkbox
          name={name(`machine-${locale}`)}
          label={say('message.field.machine')}
          hint={say('message.field.machine.hint')}
          checked={value(`machine-${locale}`) === 'yes'}
        />
      )}
    </>
  );
}

function OtherLanguage({ words, fields, asked, hints }: AnswerFieldsProps) {
  const { say, locale: reader } = words;
  const { name, value, error } = fields;
  const others = residentTags.filter((tag) => !asked.includes(tag));
  const found = hints?.get(value('otherLocale'));
  const isFilled = value('otherWords') !== '' || error('otherLocale') !== undefined;
  return (
    <Details summary={say('message.field.more')} open={isFilled}>
      <SelectField
        name={name('otherLocale')}
        label={say('message.field.otherLocale')}
        emptyLabel={say('message.field.otherLocale.none')}
        options={others.map((tag) => ({ value: tag, label: languageName(tag, reader) }))}
        value={value('otherLocale')}
        error={error('otherLocale')}
      />
      <TextArea
        name={name('otherWords')}
        label={say('message.field.otherWords')}
        value={value('otherWords')}
        error={error('otherWords')}
        rows={4}
      />
      <Checkbox
        name={name('otherMachine')}
        label={say('message.field.machine')}
        checked={value('otherMachine') === 'yes'}
      />
      {found && <PlainHints words={words} hints={found} locale={value('otherLocale')} live />}
    </Details>
  );
}

/** Which decision of the approach the answer tells; its level is then the decision's. */
function DecisionField({ words, fields, decisions }: AnswerFieldsProps) {
  const { say, locale } = words;
  const { name, value, error } = fields;
  if (decisions.length === 0) return null;
  return (
    <SelectField
      name={name('decision')}
      label={say('check.field.decision')}
      optional={say('message.optional')}
      emptyLabel={say('check.field.decision.none')}
      options={decisions.map(({ id, what, decidedOn }) => ({
        value: id,
        label: `${firstWords(wordsFor(what, locale.tag)?.body ?? '', decisionShown)} (${sayDay(decidedOn, locale, 'short')})`,
      }))}
      value={value('decision')}
      error={error('decision')}
    />
  );
}

/** Sound that was kept with the draft: it stays, unless it is left out or spoken again. */
function KeptSound({ words: { say }, fields, draft, href }: AnswerFieldsProps) {
  const spoken = Object.entries(draft?.text ?? {}).flatMap(([tag, { sound }]) =>
    sound ? [{ tag, sound }] : [],
  );
  if (spoken.length === 0) return null;
  return (
    <>
      {spoken.map(({ tag, sound }) => (
        <Sound src={href(sound)} label={say('message.soundOf')} lang={languageOf(tag).lang} />
      ))}
      <Checkbox
        name={fields.name('dropSound')}
        label={say('check.field.dropSound')}
        checked={fields.value('dropSound') === 'yes'}
      />
    </>
  );
}

/** The fields of an answer: words per language, one language more, sound. Files stand last. */
export function AnswerFields(props: AnswerFieldsProps) {
  const { words, fields, asked, today, wasSpoken, href } = props;
  const { say, locale: reader } = words;
  const { name, value, error, form, soundId } = fields;
  return (
    <>
      {asked.map((locale) => (
        <WordsIn {...props} locale={locale} />
      ))}
      <OtherLanguage {...props} />
      <DecisionField {...props} />
      {form === 'interim' && (
        <TextField
          name={name('promisedOn')}
          type="date"
          look="short"
          label={say('message.field.promisedOn')}
          hint={say('message.field.promisedOn.hint', {
            day: sayDay(addDays(today, furthestPromise), reader),
          })}
          value={value('promisedOn')}
          error={error('promisedOn')}
          min={addDays(today, 1)}
          max={addDays(today, furthestPromise)}
          required
        />
      )}
      {wasSpoken && <Paragraph>{say('message.field.sound.spoken')}</Paragraph>}
      {asked.length > 1 && (
        <SelectField
          name={name('soundLocale')}
          label={say('message.field.soundLocale')}
          options={asked.map((tag) => ({ value: tag, label: languageName(tag, reader) }))}
          value={value('soundLocale', asked[0])}
        />
      )}
      <KeptSound {...props} />
      {soundId && (
        <Notice kind="success">
          <p>{say('message.field.sound.kept')}</p>
          <Sound src={href(soundId)} label={say('message.soundOf')} />
        </Notice>
      )}
      <RecorderField
        name={name('sound')}
        label={say('message.field.sound')}
        optional={say('message.optional')}
        hint={say('message.field.sound.hint')}
        error={error('sound')}
        labels={recorderLabels(words)}
      />
    </>
  );
}
