import {
  Button,
  Checkbox,
  Details,
  Form,
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
import { residentTags } from '../../web/locales.ts';
import type { CoalitionWords } from '../../web/words.ts';
import { type CoalitionMessage, seenMark } from '../contributions/coalition-message.ts';
import {
  type FormFields,
  labelOf,
  languageName,
  languageOf,
} from '../contributions/message-words.ts';
import { furthestPromise, localesToAnswer, wordsField } from './answer-form.ts';

export type AnswerFieldsProps = {
  words: CoalitionWords;
  fields: FormFields;
  /** The languages in which the answer is asked for. */
  asked: readonly string[];
  today: Day;
  /** Whether somebody spoke, and hopes to hear the answer. */
  wasSpoken: boolean;
  href: (fileId: string) => string;
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

function WordsIn({ words, fields, locale }: AnswerFieldsProps & { locale: string }) {
  const { say } = words;
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

function OtherLanguage({ words, fields, asked }: AnswerFieldsProps) {
  const { say, locale: reader } = words;
  const { name, value, error } = fields;
  const others = residentTags.filter((tag) => !asked.includes(tag));
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
    </Details>
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

/** The hidden fields of an answer: its key, and what stood on the page when one began to type. */
export function answerHidden(
  fields: FormFields,
  messages: readonly Pick<CoalitionMessage, 'id' | 'state' | 'answerCount'>[],
): Record<string, string | readonly string[] | undefined> {
  return {
    formKey: fields.formKey,
    ids: messages.map(({ id }) => id),
    seen: messages.map((message) => `${message.id} ${seenMark(message)}`),
    [fields.name('soundId')]: fields.soundId ?? undefined,
  };
}

/** An answer, an interim answer or a new explanation to one message. */
export function AnswerForm({
  words,
  message,
  fields,
  today,
  href,
}: {
  words: CoalitionWords;
  message: CoalitionMessage;
  fields: FormFields;
  today: Day;
  href: (fileId: string) => string;
}) {
  const { say } = words;
  const label = say(`message.form.${fields.form}`);
  return (
    <Form
      action={`/berichten/${message.id}/antwoorden/${fields.form}`}
      multipart
      hidden={answerHidden(fields, [message])}
      label={label}
      busyLabel={say('form.busy')}
    >
      <AnswerFields
        words={words}
        fields={fields}
        asked={localesToAnswer([message])}
        today={today}
        wasSpoken={message.form === 'sound'}
        href={href}
      />
      <Button>{say('message.save')}</Button>
    </Form>
  );
}
